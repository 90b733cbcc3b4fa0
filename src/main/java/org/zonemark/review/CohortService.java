package org.zonemark.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.ZoneFilter;
import org.zonemark.review.Cohort.Member;
import org.zonemark.round.Round;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;
import org.zonemark.voice.Measurement;
import org.zonemark.voice.SurveyService;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Evaluates the zones of a round once for a rulebook; what any weights make of that is arithmetic.
 *
 * <p>The last few cohorts stay in memory until something in the round changes. A zone that is moved to another city counts
 * with its new place after a minute.
 */
@Service
public class CohortService {

    private record Key(String round, String rulebook, CohortRepository.Stamp stamp) {}

    private record Source(Zone zone, boolean submitted, String body) {}

    private static final ZoneFilter EVERY_ZONE = new ZoneFilter(null, null, null);
    private static final int MOST_COHORTS = 4;

    private final CohortRepository repository;
    private final ReviewRepository reviews;
    private final SurveyService surveys;
    private final AssessmentService assessments;
    private final JsonMapper json;
    private final Cache<Key, Cohort> cohorts = Caffeine.newBuilder()
            .maximumSize(MOST_COHORTS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    CohortService(
            CohortRepository repository,
            ReviewRepository reviews,
            SurveyService surveys,
            AssessmentService assessments,
            JsonMapper json) {
        this.repository = repository;
        this.reviews = reviews;
        this.surveys = surveys;
        this.assessments = assessments;
        this.json = json;
    }

    /** Every zone that may apply and has submitted, or at least begun a draft. */
    @Transactional(readOnly = true)
    public Cohort cohort(Round round, SelfAssessmentScorer by) {
        int year = round.plan().dataYear();
        Key key = new Key(round.id(), by.scorer().rulebook().sha256(), repository.stamp(round.id(), year));
        Cohort known = cohorts.getIfPresent(key);
        if (known != null) {
            return known;
        }
        Cohort made = evaluated(round, by);
        cohorts.put(key, made);
        return made;
    }

    private Cohort evaluated(Round round, SelfAssessmentScorer by) {
        Map<String, List<ReviewMark>> marks = reviews.marks(round.id());
        Map<String, Measurement> measured = measured(round.id());
        List<Source> sources = sources(round);
        List<Member> members = sources.parallelStream()
                .flatMap(source -> member(round, source, verified(source, marks, measured), by).stream())
                .sorted(Comparator.comparing((Member member) -> member.zone().code()))
                .toList();
        Set<String> scored = new HashSet<>();
        members.forEach(member -> scored.add(member.zone().code()));
        List<String> notScorable = sources.stream()
                .map(source -> source.zone().code())
                .filter(code -> !scored.contains(code))
                .sorted()
                .toList();
        return new Cohort(by.scorer().rulebook(), members, notScorable);
    }

    private Map<String, Measurement> measured(String round) {
        Map<String, Measurement> measured = new HashMap<>();
        for (String zone : repository.surveyed(round)) {
            surveys.measurement(round, zone).ifPresent(one -> measured.put(zone, one));
        }
        return measured;
    }

    private List<Source> sources(Round round) {
        Map<String, String> submissions = repository.submissions(round.id());
        Map<String, String> drafts = repository.drafts(round.plan().dataYear());
        return assessments.zones(EVERY_ZONE).stream()
                .filter(round::mayApply)
                .flatMap(zone -> source(zone, submissions.get(zone.code()), drafts.get(zone.code())).stream())
                .toList();
    }

    private static List<Source> source(Zone zone, @Nullable String submission, @Nullable String draft) {
        if (submission != null) {
            return List.of(new Source(zone, true, submission));
        }
        return draft == null ? List.of() : List.of(new Source(zone, false, draft));
    }

    private static VerifiedDocument verified(
            Source source, Map<String, List<ReviewMark>> marks, Map<String, Measurement> measured) {
        String zone = source.zone().code();
        return source.submitted()
                ? new VerifiedDocument(marks.getOrDefault(zone, List.of()), measured.get(zone))
                : new VerifiedDocument(List.of(), null);
    }

    /** Empty if the rulebook does not accept the answers. */
    private Optional<Member> member(Round round, Source source, VerifiedDocument verified, SelfAssessmentScorer by) {
        ObjectNode answers = (ObjectNode) json.readTree(source.body());
        answers.remove(List.of("zone", "year"));
        Circumstances circumstances = verified.circumstances(
                by.scorer().rulebook().sizes().bonuses().kinds().keySet());
        SelfAssessment assessment = by.reader()
                .read(verified.of(answers), source.zone(), round.plan().dataYear())
                .value();
        return assessment == null
                ? Optional.empty()
                : Optional.of(new Member(
                        source.zone(),
                        source.submitted(),
                        assessment,
                        by.scorer().evaluate(assessment),
                        circumstances));
    }
}
