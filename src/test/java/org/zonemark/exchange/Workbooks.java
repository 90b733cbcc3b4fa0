package org.zonemark.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zonemark.samples.Samples;
import org.zonemark.scoring.SelfAssessment;

/** The form of a sample zone, changed as people, programs and enemies change it. */
final class Workbooks {

    static final String ZONE = "demo-hb-02";

    /** A part of a package that is written as it comes. */
    interface Part {
        void write(OutputStream out) throws IOException;
    }

    private final Path form;

    Workbooks(Path folder) {
        SelfAssessment assessment = Forms.READER.read(Samples.document(ZONE)).orThrow();
        this.form = Forms.write(assessment, Locale.CHINESE, folder.resolve("base.xlsx"));
    }

    Path form() {
        return form;
    }

    /** The form as a person changed it in a spreadsheet program. */
    Path edited(Path file, Consumer<XSSFWorkbook> edit) {
        try (InputStream in = Files.newInputStream(form);
                XSSFWorkbook workbook = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            edit.accept(workbook);
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** The cell in the row of a clause, by its column from 0. */
    static Cell cell(XSSFWorkbook workbook, String key, int column) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFSheet sheet = workbook.getSheetAt(i);
            for (Row row : sheet) {
                Cell first = row.getCell(0);
                if (first != null && first.toString().equals(key)) {
                    return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                }
            }
        }
        throw new IllegalArgumentException("no row " + key);
    }

    static Cell answer(XSSFWorkbook workbook, String key) {
        return cell(workbook, key, 5);
    }

    /** The form with a part of its package rewritten. */
    Path rewritten(Path file, String part, UnaryOperator<String> change) {
        return packed(file, Map.of(), part, change);
    }

    /** The form with parts added to its package. */
    Path with(Path file, Map<String, Part> parts) {
        return packed(file, parts, "", UnaryOperator.identity());
    }

    Path packed(Path file, Map<String, Part> added, String changed, UnaryOperator<String> change) {
        try (ZipFile in = new ZipFile(form.toFile());
                ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                if (added.containsKey(entry.getName())) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                out.write(
                        entry.getName().equals(changed)
                                ? change.apply(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
                out.closeEntry();
            }
            for (Map.Entry<String, Part> part : added.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(out);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
