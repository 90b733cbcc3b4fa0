package org.zonemark.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.SelfAssessment;
import tools.jackson.databind.node.ObjectNode;

/** A form that comes back as it went out changes nothing, whatever stands in it. */
class FormRoundTripTest {

    private static final int FORMS = 150;

    /** Texts that spreadsheets and XML have their own mind about. */
    static final List<String> TEXTS = List.of(
            "理由",
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-12",
            "@SUM(A1)",
            "'已加引号",
            "''",
            "_x000D_ 与 _x0041_",
            "<a href=\"x\">&amp;</a>",
            "12.50",
            "TRUE",
            "不适用：并非如此",
            "N/A",
            "𠮷野 😀 é",
            "2025-01-31",
            "一，二；三、四",
            "－１２％",
            " 前后有空格 ");

    @TempDir
    Path folder;

    @Test
    void whatWentOutAndCameBackChangesNothing() {
        RandomAssessments random = new RandomAssessments(8);
        for (int i = 0; i < FORMS; i++) {
            SelfAssessment assessment = withTexts(random.next(), i);
            ObjectNode stored = Documents.of(assessment);
            Locale locale = i % 2 == 0 ? Locale.CHINESE : Locale.ENGLISH;

            Path form = Forms.write(assessment, locale, folder.resolve("form.xlsx"));
            MergedAssessment merged = Forms.read(form, stored, assessment.zone(), assessment.year());

            assertThat(merged.faults()).as("faults of form %d", i).isEmpty();
            assertThat(merged.changes()).as("changes of form %d", i).isEmpty();
            assertThat(merged.industriesChanged())
                    .as("industries of form %d", i)
                    .isFalse();
            assertThat(merged.document()).as("document of form %d", i).isEqualTo(stored);
        }
    }

    @Test
    void aFormReadIntoNothingGivesTheSelfAssessmentThatWasWritten() {
        RandomAssessments random = new RandomAssessments(9);
        for (int i = 0; i < 30; i++) {
            SelfAssessment assessment = withTexts(random.next(), i);
            Path form = Forms.write(assessment, Locale.CHINESE, folder.resolve("form.xlsx"));
            ObjectNode empty =
                    Documents.of(new SelfAssessment(assessment.zone(), assessment.year(), List.of(), Map.of()));

            MergedAssessment merged = Forms.read(form, empty, assessment.zone(), assessment.year());

            assertThat(merged.faults()).isEmpty();
            SelfAssessment read = Forms.READER
                    .read(merged.document(), assessment.zone(), assessment.year())
                    .orThrow();
            SelfAssessment sent = Forms.READER
                    .read(Documents.of(assessment), assessment.zone(), assessment.year())
                    .orThrow();
            assertThat(read.leadingIndustries()).isEqualTo(sent.leadingIndustries());
            assertThat(Forms.SCORER.score(read).total())
                    .isEqualTo(Forms.SCORER.score(sent).total());
        }
    }

    static SelfAssessment withTexts(SelfAssessment assessment, int number) {
        Map<String, Answer> answers = new HashMap<>(assessment.answers());
        answers.replaceAll((clause, answer) -> answer.notApplicable() == null
                ? answer
                : Answer.notApplicable(TEXTS.get(Math.floorMod(clause.hashCode() + number, TEXTS.size()))));
        List<LeadingIndustry> industries = assessment.leadingIndustries().stream()
                .map(one -> one.name().startsWith("产业")
                        ? new LeadingIndustry(
                                TEXTS.get((number + one.rows().size()) % TEXTS.size()),
                                one.share(),
                                one.rows(),
                                one.conditionShown())
                        : one)
                .toList();
        return new SelfAssessment(assessment.zone(), assessment.year(), industries, answers);
    }
}
