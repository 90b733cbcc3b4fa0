package org.zonemark.assessment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One of many self-assessments that are stored at once, in whatever form it came. */
public interface ImportLine {

    /**
     * The self-assessment that a line makes.
     *
     * @param faults why it makes none
     */
    record Made(JsonNode document, List<Fault> faults) {}

    /** Number of the line or row, from 1. */
    long number();

    /** Code of the zone; empty where none is named. */
    String zone();

    /** The year of the data, where one is named that can be read. */
    Optional<Integer> year();

    /** What is wrong with a line whose year cannot be read or is not covered. */
    List<Fault> withoutYear(SelfAssessmentReader reader);

    /** @param stored what is stored of the zone and year; null if nothing is */
    Made made(Zone zone, int year, @Nullable ObjectNode stored, SelfAssessmentReader reader);

    /** The fault with the place in the file at which it stands, as far as there is one. */
    default Fault placed(Fault fault) {
        return fault;
    }

    /** A self-assessment that came as a document. */
    record OfDocument(long number, JsonNode document) implements ImportLine {

        @Override
        public String zone() {
            return document.path("zone").path("code").asString("");
        }

        @Override
        public Optional<Integer> year() {
            JsonNode year = document.path("year");
            return year.isIntegralNumber() && year.canConvertToInt() ? Optional.of(year.intValue()) : Optional.empty();
        }

        @Override
        public List<Fault> withoutYear(SelfAssessmentReader reader) {
            return reader.read(document).faults();
        }

        @Override
        public Made made(Zone zone, int year, @Nullable ObjectNode stored, SelfAssessmentReader reader) {
            return new Made(document, List.of());
        }
    }
}
