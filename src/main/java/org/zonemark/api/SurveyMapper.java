package org.zonemark.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zonemark.api.model.InvitationDto;
import org.zonemark.api.model.QuestionMeanDto;
import org.zonemark.api.model.SurveyDto;
import org.zonemark.api.model.SurveyPlanDto;
import org.zonemark.api.model.SurveyResultDto;
import org.zonemark.rulebook.SurveySizes;
import org.zonemark.voice.Survey;
import org.zonemark.voice.SurveyAnswers;
import org.zonemark.voice.SurveyResult;
import org.zonemark.words.Code;

/** Surveys as the contract has them, and back. */
final class SurveyMapper {

    private SurveyMapper() {}

    static Survey.Plan plan(SurveyPlanDto dto, SurveySizes sizes) {
        Double rate = dto.getLeastResponseRate();
        return new Survey.Plan(
                dto.getPopulation(),
                dto.getSampleSize(),
                dto.getOpens(),
                dto.getCloses(),
                rate == null ? sizes.leastResponseRate() : rate);
    }

    static SurveyDto survey(SurveyResult result, SurveySizes sizes, Locale locale) {
        Survey.Plan plan = result.survey().plan();
        return new SurveyDto(
                        result.survey().roundId(),
                        result.survey().zoneCode(),
                        SurveyDto.StateEnum.fromValue(Code.of(result.state())),
                        new SurveyPlanDto(plan.population(), plan.sampleSize(), plan.opens(), plan.closes())
                                .leastResponseRate(plan.leastResponseRate()),
                        result.tally().answers(),
                        result.tally().responseRate())
                .result(found(result.found(), sizes, locale));
    }

    private static @Nullable SurveyResultDto found(
            SurveyResult.@Nullable Found found, SurveySizes sizes, Locale locale) {
        if (found == null) {
            return null;
        }
        List<QuestionMeanDto> questions = IntStream.range(0, found.means().size())
                .mapToObj(i -> new QuestionMeanDto(
                        sizes.questions().get(i).in(locale), found.means().get(i)))
                .toList();
        return new SurveyResultDto(
                found.measurement().clause(),
                found.measurement().value(),
                found.marginOfError(),
                found.measurement().provisional(),
                found.measurement().rule(),
                questions);
    }

    static InvitationDto invitation(SurveyAnswers.Invitation invitation, Locale locale) {
        SurveySizes asked = invitation.asked();
        return new InvitationDto(
                invitation.zone().name(),
                invitation.zone().province(),
                invitation.survey().plan().closes(),
                asked.leastMark(),
                asked.mostMark(),
                asked.questions().stream().map(one -> one.in(locale)).toList());
    }
}
