package org.zonemark.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.zonemark.audit.AuditTrail;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

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
    private final FiguresService figures;
    private final Scorers scorers;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    AssessmentImport(
            ZoneRepository zones,
            AssessmentRepository assessments,
            FiguresService figures,
            Scorers scorers,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.zones = zones;
        this.assessments = assessments;
        this.figures = figures;
        this.scorers = scorers;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
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
            write(actor, changed, before);
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

    private void write(String actor, List<Scored> changed, Map<Key, StoredAssessment> before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<FiguresService.Made> made = new ArrayList<>();
        for (Scored one : changed) {
            Key key = one.addressed().key();
            JsonNode document = one.addressed().line().document();
            StoredAssessment old = before.get(key);
            made.add(new FiguresService.Made(
                    new StoredAssessment(
                            key.zone(),
                            key.year(),
                            document.toString(),
                            now,
                            old == null ? 1 : old.version() + 1,
                            false),
                    Objects.requireNonNull(one.reading().value()),
                    one.addressed().zone()));
            audit.tell(
                    actor,
                    "importSelfAssessments",
                    "zone/" + key.zone() + "/self-assessment/" + key.year(),
                    null,
                    null,
                    Difference.between(
                            old == null ? JsonNodeFactory.instance.objectNode() : json.readTree(old.body()), document));
        }
        assessments.save(
                made.stream().map(FiguresService.Made::stored).toList(),
                made.stream().map(one -> one.scored().inputSha256()).toList());
        figures.save(made);
    }
}
