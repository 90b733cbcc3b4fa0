package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Criterion;

class FindingWordsTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    @Test
    void everyFindingCanBeSaidInBothLanguages() {
        RandomAssessments random = new RandomAssessments(20260301);
        Evaluator evaluator = new Evaluator(Rulebooks.own());
        for (int i = 0; i < 200; i++) {
            SelfAssessment assessment = random.next();
            Findings findings = evaluator.evaluate(assessment);
            for (Locale language : LANGUAGES) {
                FindingWords words = new FindingWords(assessment, findings, language);
                assertThat(findings.all())
                        .allSatisfy(finding -> assertThat(words.of(finding))
                                .contains(finding.yardstick()
                                        .criterion()
                                        .indicator()
                                        .name()
                                        .in(language))
                                .doesNotContain("null", "NaN")
                                .doesNotContainPattern("\\{\\d"));
            }
        }
    }

    @Test
    void aFailedGateIsSaidWithWhatIsDueAndItsCure() {
        SelfAssessment best = RandomAssessments.best();
        Rulebooks.own().criteria().stream()
                .filter(criterion -> criterion.gate() != null)
                .forEach(criterion -> {
                    SelfAssessment failing = with(best, criterion.id(), RandomAssessments.failing(criterion));
                    Findings findings = new Evaluator(Rulebooks.own()).evaluate(failing);
                    for (Locale language : LANGUAGES) {
                        assertThat(new FindingWords(failing, findings, language).of(findings.of(criterion.id())))
                                .as(criterion.id())
                                .contains(criterion.gate().cure().in(language))
                                .contains(due(criterion, language));
                    }
                });
    }

    private static String due(Criterion criterion, Locale language) {
        double threshold = criterion.reference().get(0).threshold().orElseThrow();
        return criterion.gate().comparison().due(threshold).in(language);
    }

    private static SelfAssessment with(SelfAssessment assessment, String clause, Answer answer) {
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        answers.put(clause, answer);
        return new SelfAssessment(assessment.zone(), assessment.year(), assessment.leadingIndustries(), answers);
    }
}
