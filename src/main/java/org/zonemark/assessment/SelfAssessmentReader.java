package org.zonemark.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a JSON document into a self-assessment, or into its faults, all at once.
 *
 * <p>Whatever a self-assessment comes in by, it comes through here.
 */
public final class SelfAssessmentReader {

    private static final Set<String> FIELDS = Set.of("zone", "year", "leadingIndustries", "values");
    /** The last year that a self-assessment may be of. */
    public static final int LAST_YEAR = 2100;

    private final Rulebook rulebook;
    private final ZoneReader zones;
    private final IndustriesReader industries;

    public SelfAssessmentReader(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.zones = new ZoneReader(rulebook.catalogue().gazetteer());
        this.industries = new IndustriesReader(rulebook);
    }

    public Reading<SelfAssessment> read(JsonNode json) {
        Faults faults = new Faults();
        Place place = Place.root(json, faults);
        if (!place.isObject(true)) {
            return new Reading<>(null, faults);
        }
        place.onlyFields(FIELDS);
        Zone zone = zones.read(place.at("zone"));
        Optional<Integer> year = year(place.at("year"));
        if (year.isEmpty() && place.at("year").isAbsent()) {
            place.at("year")
                    .fault(
                            FaultCode.REQUIRED,
                            "year",
                            Integer.toString(rulebook.firstYear()),
                            Integer.toString(LAST_YEAR));
        }
        return assessment(place, zone, year, faults);
    }

    /**
     * Reads a self-assessment that is addressed by zone and year: both may be left out of the document, and must not
     * differ where they stand in it.
     */
    public Reading<SelfAssessment> read(JsonNode json, Zone zone, int year) {
        Faults faults = new Faults();
        Place place = Place.root(json, faults);
        if (!place.isObject(true)) {
            return new Reading<>(null, faults);
        }
        place.onlyFields(FIELDS);
        if (!place.at("zone").isAbsent()) {
            Zone given = zones.read(place.at("zone"));
            if (given != null && !given.equals(zone)) {
                place.at("zone").fault(FaultCode.DIFFERS, "stored_zone", zone.code());
            }
        }
        Optional<Integer> given = year(place.at("year"));
        if (given.isPresent() && given.get() != year) {
            place.at("year").fault(FaultCode.DIFFERS, "year_of_address", Integer.toString(year));
        }
        return assessment(place, zone, Optional.of(year), faults);
    }

    /** Reads a zone that is addressed by its code, which may be left out of the document. */
    public Reading<Zone> readZone(JsonNode json, String code) {
        Faults faults = new Faults();
        JsonNode document = json.deepCopy();
        if (document instanceof ObjectNode object && !json.hasNonNull("code")) {
            object.put("code", code);
        }
        Place place = Place.root(document, faults);
        Zone zone = zones.read(place);
        if (zone != null && !zone.code().equals(code)) {
            place.at("code").fault(FaultCode.DIFFERS, "code_of_address", code);
        }
        return new Reading<>(faults.isEmpty() ? zone : null, faults);
    }

    /** The first year for which the rulebook has numbers. */
    public int firstYear() {
        return rulebook.firstYear();
    }

    /** Whether the rulebook has numbers for a year of data. */
    public boolean covers(int year) {
        return year >= rulebook.firstYear() && year <= LAST_YEAR;
    }

    private Reading<SelfAssessment> assessment(
            Place place, @Nullable Zone zone, Optional<Integer> year, Faults faults) {
        List<LeadingIndustry> leading = industries.read(place.at("leadingIndustries"));
        Map<String, Answer> answers = answers(place.at("values"));
        if (!faults.isEmpty() || zone == null || year.isEmpty()) {
            return new Reading<>(null, faults);
        }
        return new Reading<>(new SelfAssessment(zone, year.get(), leading, answers), faults);
    }

    private Optional<Integer> year(Place place) {
        Optional<Integer> year =
                place.whole("year", Integer.toString(rulebook.firstYear()), Integer.toString(LAST_YEAR));
        if (year.isPresent() && !covers(year.get())) {
            place.fault(
                    FaultCode.OUT_OF_RANGE,
                    "year",
                    Integer.toString(rulebook.firstYear()),
                    Integer.toString(LAST_YEAR));
            return Optional.empty();
        }
        return year;
    }

    private Map<String, Answer> answers(Place place) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        if (!place.isObject(false)) {
            return answers;
        }
        for (Map.Entry<String, JsonNode> entry : place.node().properties()) {
            String clause = entry.getKey();
            Place answer = place.at(clause).about(clause);
            Optional<Criterion> criterion = rulebook.criterion(clause);
            if (criterion.isPresent()) {
                answers.put(criterion.get().id(), new AnswerReader(criterion.get(), answer).read());
            } else {
                answer.fault(FaultCode.UNKNOWN_CLAUSE, "clause");
            }
        }
        return answers;
    }
}
