package org.zonemark.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many self-assessments stored at once: all of them, or none and every fault in them. */
@Service
public class AssessmentImport {

    /**
     * A self-assessment that names its zone and year.
     *
     * @param number of its line, from 1
     */
    public record Line(long number, JsonNode document) {}

    /**
     * What an import does.
     *
     * @param unchanged what is stored already, word for word
     */
    public record Report(int added, int replaced, int unchanged) {}

    /** Whose self-assessment it is. */
    private record Key(String zone, int year) {}

    private record Addressed(Line line, Zone zone, Key key) {}

    private record Scored(Addressed addressed, Reading<ScoredAssessment> reading) {}

    private final ZoneRepository zones;
    private final AssessmentRepository assessments;
    private final DraftWriter drafts;
    private final Scorers scorers;
    private final JsonMapper json;

    AssessmentImport(
            ZoneRepository zones,
            AssessmentRepository assessments,
            DraftWriter drafts,
            Scorers scorers,
            JsonMapper json) {
        this.zones = zones;
        this.assessments = assessments;
        this.drafts = drafts;
        this.scorers = scorers;
        this.json = json;
    }

    /**
     * Stores all of them and scores them, in one transaction.
     *
     * @param replace whether drafts that say something else are replaced; otherwise each is a fault
     * @param tryOut tells what would be done, and does nothing
     * @throws FaultyInputException with every fault of every line; pointers begin with the number of the line
     */
    @Transactional
    public Report store(String actor, List<Line> lines, boolean replace, boolean tryOut) {
        SelfAssessmentScorer scorer = scorers.inForce();
        List<Fault> faults = new ArrayList<>();
        List<Addressed> addressed = addressed(lines, scorer.reader(), faults);
        List<Scored> scored = addressed.parallelStream()
                .map(one -> new Scored(
                        one,
                        scorer.tried(
                                one.line().document(), one.zone(), one.key().year())))
                .toList();
        scored.forEach(one -> one.reading()
                .faults()
                .forEach(fault -> faults.add(in(one.addressed().line(), fault))));
        Map<Key, StoredAssessment> before = stored(addressed);
        List<Scored> changed = scored.stream()
                .filter(one -> !isStored(before.get(one.addressed().key()), one.addressed()))
                .toList();
        for (Scored one : changed) {
            checkMayReplace(before.get(one.addressed().key()), one.addressed().line(), replace, faults);
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        int replaced = (int) changed.stream()
                .filter(one -> before.containsKey(one.addressed().key()))
                .count();
        if (!tryOut) {
            drafts.write(
                    actor,
                    "importSelfAssessments",
                    changed.stream().map(one -> change(one, before)).toList());
        }
        return new Report(changed.size() - replaced, replaced, scored.size() - changed.size());
    }

    /** Those whose zone is registered and whose year the rulebook covers; the zones stay locked until all is done. */
    private List<Addressed> addressed(List<Line> lines, SelfAssessmentReader reader, List<Fault> faults) {
        Set<String> codes = new TreeSet<>();
        lines.forEach(line -> codes.add(code(line)));
        Map<String, Zone> known =
                zones.findAndLock(List.copyOf(codes)).stream().collect(Collectors.toMap(Zone::code, zone -> zone));
        Set<Key> seen = new HashSet<>();
        List<Addressed> addressed = new ArrayList<>();
        for (Line line : lines) {
            Zone zone = known.get(code(line));
            JsonNode year = line.document().path("year");
            if (zone == null) {
                faults.add(Fault.at(
                        "/" + line.number() + "/zone/code", FaultCode.NOT_ONE_OF, code(line), "registered_zone"));
            } else if (!year.isIntegralNumber() || !reader.covers(year.intValue())) {
                reader.read(line.document()).faults().forEach(fault -> faults.add(in(line, fault)));
            } else if (!seen.add(new Key(zone.code(), year.intValue()))) {
                faults.add(Fault.at(
                        "/" + line.number() + "/zone/code", FaultCode.DUPLICATE_ITEM, code(line), "zone_on_one_line"));
            } else {
                addressed.add(new Addressed(line, zone, new Key(zone.code(), year.intValue())));
            }
        }
        return addressed;
    }

    private static String code(Line line) {
        return line.document().path("zone").path("code").asString("");
    }

    private static Fault in(Line line, Fault fault) {
        return new Fault(
                fault.code(),
                "/" + line.number() + fault.pointer(),
                fault.clause(),
                fault.received(),
                fault.expected(),
                fault.detail());
    }

    private Map<Key, StoredAssessment> stored(List<Addressed> addressed) {
        Map<Integer, List<String>> byYear = addressed.stream()
                .collect(Collectors.groupingBy(
                        one -> one.key().year(),
                        TreeMap::new,
                        Collectors.mapping(one -> one.key().zone(), Collectors.toList())));
        Map<Key, StoredAssessment> stored = new HashMap<>();
        byYear.forEach((year, codes) ->
                assessments.find(codes, year).forEach(one -> stored.put(new Key(one.zoneCode(), one.year()), one)));
        return stored;
    }

    private boolean isStored(@Nullable StoredAssessment before, Addressed one) {
        return before != null && json.readTree(before.body()).equals(one.line().document());
    }

    private static void checkMayReplace(
            @Nullable StoredAssessment before, Line line, boolean replace, List<Fault> faults) {
        if (before != null && before.locked()) {
            faults.add(Fault.at("/" + line.number(), FaultCode.SUBMITTED, null, "open_draft"));
        } else if (before != null && !replace) {
            faults.add(Fault.at("/" + line.number(), FaultCode.ALREADY_STORED, null, "replace"));
        }
    }

    private static DraftWriter.Change change(Scored one, Map<Key, StoredAssessment> before) {
        Addressed addressed = one.addressed();
        return new DraftWriter.Change(
                addressed.zone(),
                addressed.key().year(),
                addressed.line().document(),
                Objects.requireNonNull(one.reading().value()),
                before.get(addressed.key()));
    }
}
