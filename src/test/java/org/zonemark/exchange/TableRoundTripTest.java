package org.zonemark.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zonemark.assessment.ImportLine;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.sheet.TableWriter;
import tools.jackson.databind.node.ObjectNode;

/** A table of many zones that comes back as it went out changes nothing, whatever stands in it. */
class TableRoundTripTest {

    private static final int ROWS = 400;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TableWriter.Format.class)
    void whatWentOutAndCameBackChangesNothing(TableWriter.Format format) throws IOException {
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            List<SelfAssessment> assessments = random();
            Path file = write(format, locale, assessments);
            List<ImportLine> lines = new ArrayList<>();
            AssessmentTable.read(file, Forms.SCORER.rulebook(), lines::add);

            assertThat(lines).hasSize(ROWS);
            for (int i = 0; i < ROWS; i++) {
                SelfAssessment assessment = assessments.get(i);
                ImportLine line = lines.get(i);
                ObjectNode stored = Documents.of(assessment);
                assertThat(line.number()).isEqualTo(i + 2);
                assertThat(line.zone()).isEqualTo(assessment.zone().code());
                assertThat(line.year()).contains(assessment.year());

                ImportLine.Made made = line.made(assessment.zone(), assessment.year(), stored, Forms.READER);
                assertThat(made.faults()).as("row %d", i).isEmpty();
                assertThat(made.document()).as("row %d", i).isEqualTo(stored);

                ImportLine.Made fresh = line.made(assessment.zone(), assessment.year(), null, Forms.READER);
                SelfAssessment read = Forms.READER
                        .read(fresh.document(), assessment.zone(), assessment.year())
                        .orThrow();
                assertThat(Forms.SCORER.score(read).total())
                        .isEqualTo(Forms.SCORER.score(assessment).total());
            }
        }
    }

    @Test
    void noTextOfATableIsAFormula() throws IOException {
        Path file = write(TableWriter.Format.CSV, Locale.CHINESE, random());

        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF").contains("'=1+1", "'+cmd|", "'@SUM(A1)");
        assertThat(text.lines().skip(1).flatMap(line -> java.util.Arrays.stream(line.split(",", -1))))
                .noneMatch(cell -> cell.matches("\"?[=@+].*"));
    }

    static List<SelfAssessment> random() {
        RandomAssessments random = new RandomAssessments(81);
        List<SelfAssessment> all = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            all.add(FormRoundTripTest.withTexts(random.next(), i));
        }
        return all;
    }

    private Path write(TableWriter.Format format, Locale locale, List<SelfAssessment> assessments) throws IOException {
        Path file = folder.resolve("table." + format.extension());
        List<TableColumn> columns = TableColumn.all(Forms.SCORER.rulebook());
        try (OutputStream out = Files.newOutputStream(file);
                TableWriter table = TableWriter.of(
                        format,
                        "t",
                        columns.stream().map(column -> column.heading(locale)).toList(),
                        out)) {
            for (SelfAssessment one : assessments) {
                table.row(columns.stream()
                        .map(column -> AssessmentTable.cell(column, one, locale))
                        .toList());
            }
        }
        return file;
    }
}
