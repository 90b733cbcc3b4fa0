package org.zonemark.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.Zone;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the figures that rank zones beside their self-assessments, with the versions that made them, and makes them again
 * where those are not in force any more. Under other weights that is arithmetic: no rule fires for what is still in memory.
 */
@Service
public class FiguresService {

    /**
     * What ranks the zones of a year.
     *
     * @param notScorable codes of zones whose self-assessment the rulebook in force does not accept
     */
    public record Figures(List<ZoneFigures> scored, List<String> notScorable) {}

    /** What was just stored, and what came of it. */
    record Made(StoredAssessment stored, ScoredAssessment scored, Zone zone) {}

    /** What the rules said once: of which version of which draft, by which rulebook. */
    private record Evaluated(Zone zone, int year, int version, Instant savedAt, String rulebookSha256) {

        static Evaluated of(StoredAssessment stored, Zone zone, Rulebook rulebook) {
            return new Evaluated(zone, stored.year(), stored.version(), stored.savedAt(), rulebook.sha256());
        }
    }

    /** Some ten megabytes for the zones of two years. */
    private static final int MOST_KEPT = 6_000;

    /** So many zones are made again in one transaction. */
    static final int LOT = 250;

    /** As long as a transaction may take. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final ZoneRepository zones;
    private final AssessmentRepository assessments;
    private final Scorers scorers;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final ReentrantLock renewing = new ReentrantLock();
    private final Cache<Evaluated, Findings> findings =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    FiguresService(
            ZoneRepository zones,
            AssessmentRepository assessments,
            Scorers scorers,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.zones = zones;
        this.assessments = assessments;
        this.scorers = scorers;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * What ranks the zones that have a self-assessment of that year, by code.
     *
     * <p>Figures of other versions are made again lot by lot. What is stored of a lot stays stored, so that whoever asks after a
     * failure has the rest to do alone, and zones are locked for no longer than their lot takes.
     *
     * @param by all of it is made by this one
     * @throws TaskRejectedException if others are making them again for too long
     */
    public Figures figures(int year, SelfAssessmentScorer by) {
        List<AssessmentRepository.FiguresRow> rows = assessments.figures(year);
        return rows.stream().allMatch(row -> isBy(by, row)) ? figures(rows, Map.of(), by) : madeAgain(year, by);
    }

    /** Those who ask at the same time wait, without a connection, and then find that all is done. */
    private Figures madeAgain(int year, SelfAssessmentScorer by) {
        lockRenewing();
        try {
            List<AssessmentRepository.FiguresRow> rows = assessments.figures(year);
            List<String> due = rows.stream()
                    .filter(row -> !isBy(by, row))
                    .map(row -> row.figures().zone().code())
                    .toList();
            Map<String, ZoneFigures> made = new HashMap<>();
            for (int from = 0; from < due.size(); from += LOT) {
                List<String> lot = due.subList(from, Math.min(due.size(), from + LOT));
                transaction
                        .execute(status -> madeAgain(lot, year, by))
                        .forEach(one -> made.put(one.zone().code(), one));
            }
            return figures(rows, made, by);
        } finally {
            renewing.unlock();
        }
    }

    private void lockRenewing() {
        try {
            if (renewing.tryLock(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new TaskRejectedException("figures are being made again");
    }

    private static Figures figures(
            List<AssessmentRepository.FiguresRow> rows, Map<String, ZoneFigures> made, SelfAssessmentScorer by) {
        List<ZoneFigures> scored = new ArrayList<>();
        List<String> notScorable = new ArrayList<>();
        for (AssessmentRepository.FiguresRow row : rows) {
            String code = row.figures().zone().code();
            ZoneFigures figures = isBy(by, row) ? row.figures() : made.get(code);
            if (figures == null) {
                notScorable.add(code);
            } else {
                scored.add(figures);
            }
        }
        return new Figures(scored, notScorable);
    }

    private static boolean isBy(SelfAssessmentScorer by, AssessmentRepository.FiguresRow row) {
        Scorer scorer = by.scorer();
        return row.rulebookSha256().equals(scorer.rulebook().sha256())
                && row.weightSetSha256().equals(scorer.weights().sha256());
    }

    /** The zones are locked before their drafts are read, so that nobody changes either in between. */
    private List<ZoneFigures> madeAgain(List<String> codes, int year, SelfAssessmentScorer by) {
        Map<String, Zone> locked =
                zones.findAndLock(codes).stream().collect(Collectors.toMap(Zone::code, Function.identity()));
        List<AssessmentRepository.FiguresRow> rows = assessments.find(codes, year).parallelStream()
                .flatMap(stored -> row(stored, Objects.requireNonNull(locked.get(stored.zoneCode())), by).stream())
                .toList();
        assessments.saveFigures(rows, year);
        return rows.stream().map(AssessmentRepository.FiguresRow::figures).toList();
    }

    /** The figures stay as they were if the rulebook in force does not accept what is stored. */
    void renew(StoredAssessment stored, Zone zone) {
        row(stored, zone, scorers.inForce()).ifPresent(row -> assessments.saveFigures(List.of(row), stored.year()));
    }

    /** Empty if the rulebook does not accept what is stored. */
    private Optional<AssessmentRepository.FiguresRow> row(StoredAssessment stored, Zone zone, SelfAssessmentScorer by) {
        Evaluated which = Evaluated.of(stored, zone, by.scorer().rulebook());
        Findings known = findings.getIfPresent(which);
        if (known != null) {
            return Optional.of(row(which, by.scorer().aggregation().total(known)));
        }
        ScoredAssessment scored = by.scoreStored(json.readTree(stored.body()), zone, stored.year())
                .value();
        return scored == null ? Optional.empty() : Optional.of(row(which, scored.evaluation()));
    }

    /** Stores the figures of what was just stored. */
    void save(List<Made> made) {
        Map<Integer, List<AssessmentRepository.FiguresRow>> byYear = new TreeMap<>();
        for (Made one : made) {
            Evaluated which =
                    Evaluated.of(one.stored(), one.zone(), one.scored().rulebook());
            byYear.computeIfAbsent(which.year(), year -> new ArrayList<>())
                    .add(row(which, one.scored().evaluation()));
        }
        byYear.forEach((year, rows) -> assessments.saveFigures(rows, year));
    }

    private AssessmentRepository.FiguresRow row(Evaluated which, Evaluation evaluation) {
        findings.put(which, evaluation.findings());
        return new AssessmentRepository.FiguresRow(
                ZoneFigures.of(which.zone(), evaluation),
                which.rulebookSha256(),
                evaluation.weights().sha256());
    }
}
