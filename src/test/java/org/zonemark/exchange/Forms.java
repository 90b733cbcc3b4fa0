package org.zonemark.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.node.ObjectNode;

/** Forms out and in, without a service around them. */
final class Forms {

    static final Scorer SCORER = Rulebooks.scorer();
    static final SelfAssessmentReader READER = new SelfAssessmentReader(SCORER.rulebook());

    private Forms() {}

    static Path write(SelfAssessment assessment, Locale locale, Path file) {
        double planFit = SCORER.evaluate(assessment).all().stream()
                .filter(finding -> finding.clause().equals("A2-4.1.4") && finding.hasScore())
                .mapToDouble(org.zonemark.scoring.Finding::score)
                .findFirst()
                .orElse(0);
        FormContents form = new FormContents(
                SCORER.rulebook(),
                SCORER.weights(),
                assessment.zone(),
                assessment.year(),
                1,
                assessment,
                assessment,
                OptionalDouble.of(planFit));
        try (OutputStream out = Files.newOutputStream(file)) {
            FormWriter.write(form, locale, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** What becomes of a self-assessment by a form. */
    static MergedAssessment read(Path file, ObjectNode stored, Zone zone, int year) {
        TypedAssessment typed = FormReader.read(file, SCORER.rulebook(), zone.code(), year);
        return MergedAssessment.of(stored, typed, zone, year, READER);
    }
}
