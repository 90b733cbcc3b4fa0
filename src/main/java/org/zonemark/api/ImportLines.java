package org.zonemark.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.AssessmentImport;
import org.zonemark.assessment.ImportLine;
import org.zonemark.assessment.StrictJson;
import org.zonemark.exchange.AssessmentTable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads self-assessments that are to be stored at once: a document on each line, or a table with a row for each zone. */
@Component
class ImportLines {

    static final int MOST = 10_000;
    static final long MOST_BYTES = 64L << 20;

    private final JsonMapper json;
    private final AssessmentTable table;

    ImportLines(@Qualifier(StrictJson.RECEIVED) JsonMapper json, AssessmentTable table) {
        this.json = json;
        this.table = table;
    }

    /**
     * What a file holds; it is read when the lines are asked for.
     *
     * @throws BadLineException then, at the first line that is too long, one too many, or no JSON
     */
    AssessmentImport.Source of(Path file) {
        return beginsWithObject(file) ? taker -> lines(file, taker) : table.rows(file);
    }

    /** Documents begin with a brace, which no table does; empty files are no tables either. */
    private static boolean beginsWithObject(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int first = in.read();
            while (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
                first = in.read();
            }
            return first == '{' || first == '[' || first < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lines(Path file, Consumer<ImportLine> taker) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            LineReader lines = new LineReader(in, StrictJson.LONGEST_DOCUMENT);
            int count = 0;
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                if (line.tooLong()) {
                    throw new BadLineException(
                            line.number(), locale -> Problems.tooLarge(StrictJson.LONGEST_DOCUMENT, locale));
                }
                if (count == MOST) {
                    throw new BadLineException(line.number(), locale -> Problems.tooManyLines(MOST, locale));
                }
                count++;
                taker.accept(parsed(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportLine parsed(LineReader.Line line) {
        try {
            return new ImportLine.OfDocument(line.number(), json.readTree(line.text()));
        } catch (JacksonException e) {
            throw new BadLineException(line.number(), locale -> Problems.notJsonLine(e, locale));
        }
    }
}
