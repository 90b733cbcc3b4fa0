package org.zonemark.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.AssessmentImport.Line;
import org.zonemark.assessment.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is to be stored at once, which is held in memory and so has an end. */
@Component
class ImportLines {

    static final int MOST = 10_000;
    static final long MOST_BYTES = 64L << 20;

    private final JsonMapper json;

    ImportLines(JsonMapper json) {
        this.json = json;
    }

    /** @throws BadLineException at the first line that is too long, one too many, or no JSON */
    List<Line> read(InputStreamResource resource) {
        List<Line> all = new ArrayList<>();
        try (InputStream in = resource.getInputStream()) {
            LineReader lines = new LineReader(in, StrictJson.LONGEST_DOCUMENT);
            long bytes = 0;
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                bytes += line.text().length;
                if (line.tooLong() || bytes > MOST_BYTES) {
                    long most = line.tooLong() ? StrictJson.LONGEST_DOCUMENT : MOST_BYTES;
                    throw new BadLineException(line.number(), locale -> Problems.tooLarge(most, locale));
                }
                if (all.size() == MOST) {
                    throw new BadLineException(line.number(), locale -> Problems.tooManyLines(MOST, locale));
                }
                all.add(parsed(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private Line parsed(LineReader.Line line) {
        try {
            return new Line(line.number(), json.readTree(line.text()));
        } catch (JacksonException e) {
            throw new BadLineException(line.number(), locale -> Problems.notJsonLine(e, locale));
        }
    }
}
