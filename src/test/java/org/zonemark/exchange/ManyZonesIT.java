package org.zonemark.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.scoring.RandomAssessments;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.sheet.TableWriter;

/** All 2,543 zones in one workbook are written and read in little memory. */
class ManyZonesIT {

    private static final int ZONES = 2_543;

    @TempDir
    Path folder;

    @Test
    void oneWorkbookOfAllZonesNeedsNoMoreMemoryThanTheRulesDo() throws Exception {
        Path told = folder.resolve("told.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyZonesIT.class.getName(),
                        folder.resolve("zones.xlsx").toString())
                .redirectErrorStream(true)
                .redirectOutput(told.toFile())
                .start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(told)).isZero();
        assertThat(Files.readString(told)).contains("rows " + ZONES + " faults 0");
    }

    /** Writes and reads them, and tells how many came back without fault. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        List<TableColumn> columns = TableColumn.all(Forms.SCORER.rulebook());
        RandomAssessments random = new RandomAssessments(3);
        long begin = System.nanoTime();
        SelfAssessment last = null;
        try (OutputStream out = Files.newOutputStream(file);
                TableWriter table = TableWriter.of(
                        TableWriter.Format.XLSX,
                        "t",
                        columns.stream()
                                .map(column -> column.heading(Locale.CHINESE))
                                .toList(),
                        out)) {
            for (int i = 0; i < ZONES; i++) {
                SelfAssessment one = random.next();
                last = one;
                table.row(columns.stream()
                        .map(column -> AssessmentTable.cell(column, one, Locale.CHINESE))
                        .toList());
            }
        }
        long written = System.nanoTime();
        AtomicInteger rows = new AtomicInteger();
        AtomicInteger faults = new AtomicInteger();
        SelfAssessment any = last;
        AssessmentTable.read(file, Forms.SCORER.rulebook(), line -> {
            rows.incrementAndGet();
            faults.addAndGet(line.made(any.zone(), line.year().orElseThrow(), null, Forms.READER)
                    .faults()
                    .size());
        });
        System.out.println("rows " + rows + " faults " + faults + " written in " + (written - begin) / 1_000_000
                + " ms, read in " + (System.nanoTime() - written) / 1_000_000 + " ms, " + Files.size(file) + " bytes");
    }
}
