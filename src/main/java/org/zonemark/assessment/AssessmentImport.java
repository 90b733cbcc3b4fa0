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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many self-assessments stored at once: all of them, or none and every fault in them. They are read, scored and written lot by lot, so
 * that memory does not grow with their number.
 */
@Service
public class AssessmentImport {

    /** So many are held at once. */
    static final int LOT = 250;

    /** An import of many zones may take longer than other requests. */
    static final int LONGEST_SECONDS = 900;

    /** Of so many changes an import tells. */
    static final int MOST_TOLD = 500;

    /** Where lines come from; can be read again from its beginning. */
    @FunctionalInterface
    public interface Source {
        void each(Consumer<ImportLine> taker);
    }

    /** Is told how far an import is: how many lines have been looked at. */
    @FunctionalInterface
    public interface Watcher {
        void at(int lines);

        Watcher NOBODY = lines -> {};
    }

    /**
     * What an import does.
     *
     * @param unchanged what is stored already, word for word
     * @param told the first of those that are added or replaced
     */
    public record Report(int added, int replaced, int unchanged, List<Told> told) {}

    /**
     * A self-assessment that is added or replaced.
     *
     * @param clauses whose answers are other than before
     */
    public record Told(String zone, int year, boolean added, List<String> clauses) {}

    /** Whose self-assessment it is. */
    private record Key(String zone, int year) {}

    private record Addressed(ImportLine line, Zone zone, Key key) {}

    private record Made(
            Addressed addressed,
            JsonNode document,
            @Nullable StoredAssessment before) {}

    private record Scored(Made made, Reading<ScoredAssessment> reading) {}

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
    @Transactional(timeout = LONGEST_SECONDS)
    public Report store(String actor, Source source, boolean replace, boolean tryOut, Watcher watcher) {
        Run run = new Run(actor, replace, tryOut, watcher);
        source.each(run::take);
        return run.end();
    }

    /** One import under way. */
    private final class Run {

        private final String actor;
        private final boolean replace;
        private final boolean tryOut;
        private final Watcher watcher;
        private final SelfAssessmentScorer scorer = scorers.inForce();
        private final Set<Key> seen = new HashSet<>();
        private final Faults faults = new Faults();
        private final List<Told> told = new ArrayList<>();
        private final List<ImportLine> lot = new ArrayList<>();
        private int lines;
        private int added;
        private int replaced;
        private int unchanged;

        Run(String actor, boolean replace, boolean tryOut, Watcher watcher) {
            this.actor = actor;
            this.replace = replace;
            this.tryOut = tryOut;
            this.watcher = watcher;
        }

        void take(ImportLine line) {
            lot.add(line);
            if (lot.size() == LOT) {
                store();
            }
        }

        Report end() {
            store();
            if (!faults.isEmpty()) {
                throw new FaultyInputException(faults.first(), faults.count());
            }
            return new Report(added, replaced, unchanged, told);
        }

        private void store() {
            List<Addressed> addressed = addressed();
            Map<Key, StoredAssessment> before = stored(addressed);
            List<Scored> changed = new ArrayList<>();
            for (Scored one : scored(addressed, before)) {
                Made made = one.made();
                one.reading().faults().forEach(fault -> fault(made.addressed().line(), fault));
                if (isStored(made)) {
                    unchanged++;
                } else {
                    checkMayReplace(made);
                    changed.add(one);
                }
            }
            changed.forEach(this::tell);
            if (!tryOut && faults.isEmpty() && !changed.isEmpty()) {
                drafts.write(
                        actor,
                        "importSelfAssessments",
                        changed.stream().map(Run.this::change).toList());
            }
            lines += lot.size();
            lot.clear();
            watcher.at(lines);
        }

        /** Those whose zone is registered and whose year the rulebook covers; the zones stay locked until all is done. */
        private List<Addressed> addressed() {
            Set<String> codes = new TreeSet<>();
            lot.forEach(line -> codes.add(line.zone()));
            Map<String, Zone> known =
                    zones.findAndLock(List.copyOf(codes)).stream().collect(Collectors.toMap(Zone::code, zone -> zone));
            List<Addressed> addressed = new ArrayList<>();
            for (ImportLine line : lot) {
                Zone zone = known.get(line.zone());
                Integer year = line.year().filter(scorer.reader()::covers).orElse(null);
                if (zone == null) {
                    fault(line, Fault.at("/zone/code", FaultCode.NOT_ONE_OF, line.zone(), "registered_zone"));
                } else if (year == null) {
                    line.withoutYear(scorer.reader()).forEach(fault -> fault(line, fault));
                } else if (!seen.add(new Key(zone.code(), year))) {
                    fault(line, Fault.at("/zone/code", FaultCode.DUPLICATE_ITEM, line.zone(), "zone_on_one_line"));
                } else {
                    addressed.add(new Addressed(line, zone, new Key(zone.code(), year)));
                }
            }
            return addressed;
        }

        /** Lines that cannot be made into a self-assessment are told of, and left out. */
        private List<Scored> scored(List<Addressed> addressed, Map<Key, StoredAssessment> before) {
            List<Made> made = new ArrayList<>();
            for (Addressed one : addressed) {
                StoredAssessment stored = before.get(one.key());
                ImportLine.Made document = one.line()
                        .made(
                                one.zone(),
                                one.key().year(),
                                stored == null ? null : (ObjectNode) json.readTree(stored.body()),
                                scorer.reader());
                if (document.faults().isEmpty()) {
                    made.add(new Made(one, document.document(), stored));
                } else {
                    document.faults().forEach(fault -> fault(one.line(), fault));
                }
            }
            return made.parallelStream()
                    .map(one -> new Scored(
                            one,
                            scorer.tried(
                                    one.document(),
                                    one.addressed().zone(),
                                    one.addressed().key().year())))
                    .toList();
        }

        private void fault(ImportLine line, Fault fault) {
            faults.add(() -> line.placed(fault).below(Long.toString(line.number())));
        }

        private void checkMayReplace(Made made) {
            StoredAssessment before = made.before();
            if (before != null && before.locked()) {
                fault(made.addressed().line(), Fault.at("", FaultCode.SUBMITTED, null, "open_draft"));
            } else if (before != null && !replace) {
                fault(made.addressed().line(), Fault.at("", FaultCode.ALREADY_STORED, null, "replace"));
            }
        }

        private void tell(Scored one) {
            Made made = one.made();
            boolean isNew = made.before() == null;
            added += isNew ? 1 : 0;
            replaced += isNew ? 0 : 1;
            if (told.size() < MOST_TOLD) {
                Key key = made.addressed().key();
                told.add(new Told(key.zone(), key.year(), isNew, otherAnswers(made)));
            }
        }

        private List<String> otherAnswers(Made made) {
            JsonNode before = made.before() == null
                    ? json.createObjectNode()
                    : json.readTree(made.before().body()).path("values");
            JsonNode after = made.document().path("values");
            Set<String> clauses = new TreeSet<>(before.propertyNames());
            clauses.addAll(after.propertyNames());
            clauses.removeIf(clause -> Objects.equals(before.get(clause), after.get(clause)));
            return List.copyOf(clauses);
        }

        private DraftWriter.Change change(Scored one) {
            Made made = one.made();
            return new DraftWriter.Change(
                    made.addressed().zone(),
                    made.addressed().key().year(),
                    made.document(),
                    Objects.requireNonNull(one.reading().value()),
                    made.before());
        }
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

    private boolean isStored(Made made) {
        StoredAssessment before = made.before();
        return before != null && json.readTree(before.body()).equals(made.document());
    }
}
