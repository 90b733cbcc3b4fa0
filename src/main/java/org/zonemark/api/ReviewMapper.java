package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.zonemark.account.Actor;
import org.zonemark.api.model.FlagDto;
import org.zonemark.api.model.MeasuredDto;
import org.zonemark.api.model.PanelStateDto;
import org.zonemark.api.model.ReviewDto;
import org.zonemark.api.model.ReviewMarkDto;
import org.zonemark.review.Flag;
import org.zonemark.review.Measured;
import org.zonemark.review.Panel;
import org.zonemark.review.Review;
import org.zonemark.review.ReviewMark;
import org.zonemark.review.ReviewService;
import org.zonemark.words.Code;

/** Reviews as the contract has them. */
final class ReviewMapper {

    private ReviewMapper() {}

    /** What an actor may see of a review. */
    static ReviewDto review(Review review, Actor actor, Locale locale) {
        return new ReviewDto(
                EvaluationMapper.evaluation(review.reported(), locale),
                EvaluationMapper.evaluation(review.verified(), locale),
                review.isFraudProven(),
                review.measured().stream().map(ReviewMapper::measured).toList(),
                ReviewService.visible(review, actor).stream()
                        .map(ReviewMapper::mark)
                        .toList(),
                review.panels().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> panel(entry.getKey(), entry.getValue()))
                        .toList(),
                review.flags().stream().map(flag -> flag(flag, locale)).toList());
    }

    private static MeasuredDto measured(Measured measured) {
        return new MeasuredDto(
                measured.measurement().clause(),
                MeasuredDto.SourceEnum.SURVEY,
                measured.measurement().value(),
                measured.measurement().provisional(),
                measured.measurement().rule(),
                measured.counts());
    }

    static FlagDto flag(Flag flag, Locale locale) {
        return new FlagDto(
                flag.id(),
                flag.zoneCode(),
                flag.clauses(),
                flag.rule(),
                flag.message().in(locale));
    }

    private static ReviewMarkDto mark(ReviewMark mark) {
        return new ReviewMarkDto(
                ReviewMarkDto.KindEnum.fromValue(Code.of(mark.kind())),
                mark.subject(),
                mark.voter(),
                mark.content(),
                mark.reason(),
                mark.author(),
                mark.at().atOffset(ZoneOffset.UTC));
    }

    private static PanelStateDto panel(String clause, Panel panel) {
        return new PanelStateDto(
                clause,
                panel.levels().size(),
                PanelStateDto.ProgressEnum.fromValue(Code.of(panel.progress())),
                panel.level().isPresent() ? panel.level().getAsInt() : null);
    }
}
