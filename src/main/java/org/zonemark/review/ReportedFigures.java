package org.zonemark.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.ClassReactive;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.SelfAssessment;

/**
 * Fact: what one zone reports for a year, and reported for the year before. Immutable.
 *
 * <p>A figure that is not reported is NaN, and every comparison with it is false: what is missing contradicts nothing.
 */
@ClassReactive
public final class ReportedFigures {

    private final SelfAssessment now;
    private final @Nullable SelfAssessment lastYear;
    private final ReportedWords words;

    ReportedFigures(SelfAssessment now, @Nullable SelfAssessment lastYear, Rulebook rulebook) {
        this.now = now;
        this.lastYear = lastYear;
        this.words = new ReportedWords(rulebook);
    }

    public String zoneCode() {
        return now.zone().code();
    }

    public String province() {
        return now.zone().province();
    }

    /** The value or level reported; NaN for none. */
    public double value(String clause) {
        return figure(answer(clause));
    }

    /** The value or level reported for the year before; NaN for none. */
    public double lastValue(String clause) {
        return figure(lastAnswer(clause));
    }

    public boolean above(String clause, double limit) {
        return value(clause) > limit;
    }

    public boolean atLeast(String clause, double limit) {
        return value(clause) >= limit;
    }

    public boolean below(String clause, double limit) {
        return value(clause) < limit;
    }

    public boolean atMost(String clause, double limit) {
        return value(clause) <= limit;
    }

    public boolean isZero(String clause) {
        return value(clause) == 0;
    }

    /** Reported, and more than nothing. */
    public boolean claimsAny(String clause) {
        return value(clause) > 0;
    }

    /** More than so many times what is reported on another clause. */
    public boolean aboveTimes(String clause, double times, String other) {
        return value(clause) > times * value(other);
    }

    public boolean claimsNotApplicable(String clause) {
        return answer(clause).notApplicable() != null;
    }

    /** Whether a leading industry claims one of these rows of the plan, or a segment of one. */
    public boolean claimsRow(List<String> rows) {
        return now.leadingIndustries().stream().anyMatch(industry -> claims(industry, rows));
    }

    /** Whether a leading industry claims one of these rows and says that it has shown the row's condition to hold. */
    public boolean claimsRowWithCondition(List<String> rows) {
        return now.leadingIndustries().stream().anyMatch(one -> one.conditionShown() && claims(one, rows));
    }

    /** The leading industries' shares of output taken together exceed this. */
    public boolean sharesAbove(double limit) {
        return shares() > limit;
    }

    /** They exceed the share reported under a clause by more than a tolerance. */
    public boolean sharesOver(String clause, double tolerance) {
        return shares() - value(clause) > tolerance;
    }

    /** They fall short of the share reported under a clause by more than a tolerance. */
    public boolean sharesUnder(String clause, double tolerance) {
        return value(clause) - shares() > tolerance;
    }

    public boolean namesIndustries(double count) {
        return now.leadingIndustries().size() == count;
    }

    /** What the zone says on a clause, for the flag. */
    public Flag.Value says(String clause) {
        return words.answer(now, clause);
    }

    /** The leading industries with their shares, said on the clause that they answer. */
    public Flag.Value saysOfShares(String clause) {
        return words.industries(now, clause, now.leadingIndustries());
    }

    /** The leading industries that claim one of these rows, said on the clause that they answer. */
    public Flag.Value saysOfRows(String clause, List<String> rows) {
        return words.industries(
                now,
                clause,
                now.leadingIndustries().stream()
                        .filter(industry -> claims(industry, rows))
                        .toList());
    }

    private double shares() {
        return now.leadingIndustries().stream()
                .mapToDouble(LeadingIndustry::share)
                .sum();
    }

    private static boolean claims(LeadingIndustry industry, List<String> rows) {
        return industry.rows().stream().map(ReportedFigures::wholeRow).anyMatch(rows::contains);
    }

    private static String wholeRow(String id) {
        int segment = id.indexOf('#');
        return segment < 0 ? id : id.substring(0, segment);
    }

    private Answer answer(String clause) {
        return now.answers().getOrDefault(clause, Answer.NONE);
    }

    private Answer lastAnswer(String clause) {
        return lastYear == null ? Answer.NONE : lastYear.answers().getOrDefault(clause, Answer.NONE);
    }

    static double figure(Answer answer) {
        if (answer.value() != null) {
            return answer.value();
        }
        return answer.level() != null ? answer.level() : Double.NaN;
    }
}
