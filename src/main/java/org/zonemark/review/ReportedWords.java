package org.zonemark.review;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Says what zones reported as reviewers read it. */
final class ReportedWords {

    private static final Words NONE = Phrases.phrase("reported.none");

    private final Rulebook rulebook;

    ReportedWords(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    Flag.Value answer(SelfAssessment assessment, String clause) {
        return value(assessment, clause, shown(assessment.answers().getOrDefault(clause, Answer.NONE), clause));
    }

    Flag.Value transfers(SelfAssessment assessment, String clause) {
        Double transfers =
                assessment.answers().getOrDefault(clause, Answer.NONE).heavyPollutingTransfers();
        Words shown = transfers == null ? NONE : Phrases.phrase("reported.transfers", Numbers.plain(transfers));
        return value(assessment, clause, shown);
    }

    Flag.Value industries(SelfAssessment assessment, String clause, List<LeadingIndustry> industries) {
        return value(
                assessment, clause, new Words(named(industries, Locale.CHINESE), named(industries, Locale.ENGLISH)));
    }

    /** A clause by its id and what it measures; by its title where leading industries answer it. */
    Words clause(String clause) {
        Criterion criterion = criterion(clause);
        boolean byIndustries = criterion.source() == AnswerSource.LEADING_INDUSTRIES;
        Words name = byIndustries
                ? criterion.clause().title()
                : criterion.indicator().name();
        return Phrases.phrase("reported.clause", clause, name);
    }

    private Words shown(Answer answer, String clause) {
        String reason = answer.notApplicable();
        if (reason != null) {
            return Phrases.phrase("reported.not_applicable", reason);
        }
        if (answer.level() != null) {
            return Phrases.phrase("reported.level", answer.level());
        }
        return answer.value() == null
                ? NONE
                : Phrases.phrase("reported.value", Numbers.plain(answer.value()), unit(clause));
    }

    /** The unit; none for yes and no, whose unit is {@code 0/1}. */
    private Words unit(String clause) {
        Words unit = criterion(clause).indicator().unit();
        return Character.isDigit(unit.zh().charAt(0)) ? Words.same("") : unit;
    }

    private static String named(List<LeadingIndustry> industries, Locale locale) {
        return industries.stream()
                .map(one -> Phrases.text(
                        locale,
                        "reported.industry",
                        one.name(),
                        Numbers.plain(one.share()),
                        String.join(" ", one.rows())))
                .collect(Collectors.joining(Phrases.text(locale, "reported.separator")));
    }

    private static Flag.Value value(SelfAssessment assessment, String clause, Words shown) {
        return new Flag.Value(assessment.zone().code(), assessment.year(), clause, shown);
    }

    private Criterion criterion(String clause) {
        return rulebook.criterion(clause).orElseThrow();
    }
}
