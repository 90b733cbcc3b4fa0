package org.zonemark.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the figures that rank zones beside their self-assessments, with the versions that made them, and makes them again
 * where those are not in force any more.
 */
@Service
public class FiguresService {

    /**
     * What ranks the zones of a year.
     *
     * @param notScorable codes of zones whose self-assessment the rulebook in force does not accept
     */
    public record Figures(List<ZoneFigures> scored, List<String> notScorable) {}

    private final ZoneRepository zones;
    private final AssessmentRepository assessments;
    private final Scorers scorers;
    private final JsonMapper json;

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
        ScoredAssessment scored = by.scoreStored(json.readTree(stored.body()), zone, stored.year())
                .value();
        return scored == null ? Optional.empty() : Optional.of(save(scored, zone));
    }

    ZoneFigures save(ScoredAssessment scored, Zone zone) {
        ZoneFigures figures = ZoneFigures.of(zone, scored.evaluation());
        assessments.saveFigures(
                figures,
                scored.assessment().year(),
                scored.rulebook().sha256(),
                scored.evaluation().weights().sha256());
        return figures;
    }
}
