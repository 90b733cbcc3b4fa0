package org.zonemark.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Evaluation;
import org.zonemark.scoring.Findings;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;
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

    private final ZoneRepository zones;
    private final AssessmentRepository assessments;
    private final Scorers scorers;
    private final JsonMapper json;
    private final Cache<Evaluated, Findings> findings =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    FiguresService(ZoneRepository zones, AssessmentRepository assessments, Scorers scorers, JsonMapper json) {
        this.zones = zones;
        this.assessments = assessments;
        this.scorers = scorers;
        this.json = json;
    }

    /**
     * What ranks the zones that have a self-assessment of that year, by code.
     *
     * @param by all of it is made by this one
     */
    @Transactional
    public Figures figures(int year, SelfAssessmentScorer by) {
        List<ZoneFigures> scored = new ArrayList<>();
        List<String> notScorable = new ArrayList<>();
        for (AssessmentRepository.FiguresRow row : assessments.figures(year)) {
            String code = row.figures().zone().code();
            Optional<ZoneFigures> figures = isBy(by, row) ? Optional.of(row.figures()) : madeAgain(code, year, by);
            figures.ifPresentOrElse(scored::add, () -> notScorable.add(code));
        }
        return new Figures(scored, notScorable);
    }

    private static boolean isBy(SelfAssessmentScorer by, AssessmentRepository.FiguresRow row) {
        Scorer scorer = by.scorer();
        return row.rulebookSha256().equals(scorer.rulebook().sha256())
                && row.weightSetSha256().equals(scorer.weights().sha256());
    }

    /** The zone is locked before its draft is read, so that nobody changes either in between. */
    private Optional<ZoneFigures> madeAgain(String code, int year, SelfAssessmentScorer by) {
        Zone zone = zones.findAndLock(code)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_zone", code)));
        return assessments.find(code, year).flatMap(stored -> renew(stored, zone, by));
    }

    /** Empty, and the figures as they were, if the rulebook in force does not accept what is stored. */
    Optional<ZoneFigures> renew(StoredAssessment stored, Zone zone) {
        return renew(stored, zone, scorers.inForce());
    }

    private Optional<ZoneFigures> renew(StoredAssessment stored, Zone zone, SelfAssessmentScorer by) {
        Evaluated which = Evaluated.of(stored, zone, by.scorer().rulebook());
        Findings known = findings.getIfPresent(which);
        if (known != null) {
            return Optional.of(save(which, by.scorer().aggregation().total(known)));
        }
        ScoredAssessment scored = by.scoreStored(json.readTree(stored.body()), zone, stored.year())
                .value();
        return scored == null ? Optional.empty() : Optional.of(save(which, scored.evaluation()));
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

    private ZoneFigures save(Evaluated which, Evaluation evaluation) {
        AssessmentRepository.FiguresRow row = row(which, evaluation);
        assessments.saveFigures(List.of(row), which.year());
        return row.figures();
    }

    private AssessmentRepository.FiguresRow row(Evaluated which, Evaluation evaluation) {
        findings.put(which, evaluation.findings());
        return new AssessmentRepository.FiguresRow(
                ZoneFigures.of(which.zone(), evaluation),
                which.rulebookSha256(),
                evaluation.weights().sha256());
    }
}
