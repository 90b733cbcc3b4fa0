package org.zonemark.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Evaluates the zones of a round once for a rulebook; what any weights make of that is arithmetic.
 *
 * <p>The last few cohorts stay in memory. When something in a round changes, the zones that it changes are evaluated again.
 */
@Service
public class CohortService {

    private record Key(String round, int year, String rulebook) {}

    /** @param sha256 of the submission, or of the draft */
    private record Source(Zone zone, boolean submitted, String sha256) {}

    /** @param member empty if the rulebook does not accept the answers */
    private record Evaluated(VerifiedDocument verified, Optional<Member> member) {}

    private record Known(
            CohortRepository.Stamp stamp, List<Zone> zones, Map<Source, Evaluated> sources, Cohort cohort) {}

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST_COHORTS = 4;

    private final CohortRepository repository;
    private final ReviewRepository reviews;
    private final SurveyService surveys;
    private final AssessmentService assessments;
    private final JsonMapper json;
    private final Clock clock;
    private final Cache<Key, Known> cohorts = Caffeine.newBuilder()
            .maximumSize(MOST_COHORTS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    CohortService(
            CohortRepository repository,
            ReviewRepository reviews,
            SurveyService surveys,
            AssessmentService assessments,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.reviews = reviews;
        this.surveys = surveys;
        this.assessments = assessments;
        this.json = json;
        this.clock = clock;
    }

    /** Every zone that may apply and has submitted, or at least begun a draft. While nothing changes, it is the same one. */
    @Transactional(readOnly = true)
    public Cohort cohort(Round round, SelfAssessmentScorer by) {
        int year = round.plan().dataYear();
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        CohortRepository.Stamp stamp = repository.stamp(round.id(), year, today);
        List<Zone> zones = assessments.zones(ZoneFilter.EVERY_ZONE).stream()
                .filter(round::mayApply)
                .toList();
        Key key = new Key(round.id(), year, by.scorer().rulebook().sha256());
        return cohorts.asMap()
                .compute(
                        key,
                        (any, known) -> known != null
                                        && known.stamp().equals(stamp)
                                        && known.zones().equals(zones)
                                ? known
                                : evaluated(round, by, stamp, zones, known == null ? Map.of() : known.sources()))
                .cohort();
    }

    private Known evaluated(
            Round round,
            SelfAssessmentScorer by,
            CohortRepository.Stamp stamp,
            List<Zone> zones,
            Map<Source, Evaluated> before) {
        Map<String, List<ReviewMark>> marks = reviews.marks(round.id());
        Map<String, Measurement> measured = surveys.measurements(round.id());
        Map<Source, VerifiedDocument> sources = sources(round, zones).stream()
                .collect(Collectors.toMap(Function.identity(), source -> verified(source, marks, measured)));
        Map<Source, Evaluated> evaluated = new HashMap<>();
        List<Source> changed = new ArrayList<>();
        sources.forEach((source, verified) -> {
            Evaluated old = before.get(source);
            if (old != null && old.verified().equals(verified)) {
                evaluated.put(source, old);
            } else {
                changed.add(source);
            }
        });
        Map<Source, String> bodies = bodies(round, changed);
        evaluated.putAll(changed.parallelStream().collect(Collectors.toMap(Function.identity(), source -> {
            VerifiedDocument verified = Objects.requireNonNull(sources.get(source));
            String body = Objects.requireNonNull(bodies.get(source));
            return new Evaluated(verified, member(round, source, body, verified, by));
        })));
        return new Known(stamp, zones, evaluated, cohort(by, evaluated));
    }

    private static Cohort cohort(SelfAssessmentScorer by, Map<Source, Evaluated> evaluated) {
        List<Member> members = evaluated.values().stream()
                .flatMap(one -> one.member().stream())
                .sorted(Comparator.comparing((Member member) -> member.zone().code()))
                .toList();
        List<String> notScorable = evaluated.entrySet().stream()
                .filter(one -> one.getValue().member().isEmpty())
                .map(one -> one.getKey().zone().code())
                .sorted()
                .toList();
        return new Cohort(by.scorer().rulebook(), members, notScorable);
    }

    private List<Source> sources(Round round, List<Zone> zones) {
        Map<String, String> submissions = repository.submissions(round.id());
        Map<String, String> drafts = repository.drafts(round.plan().dataYear());
        return zones.stream()
                .flatMap(zone -> source(zone, submissions.get(zone.code()), drafts.get(zone.code())).stream())
                .toList();
    }

    private static Optional<Source> source(Zone zone, @Nullable String submission, @Nullable String draft) {
        if (submission != null) {
            return Optional.of(new Source(zone, true, submission));
        }
        return draft == null ? Optional.empty() : Optional.of(new Source(zone, false, draft));
    }

    private Map<Source, String> bodies(Round round, List<Source> sources) {
        Map<String, String> submitted = repository.submitted(round.id(), codes(sources, true));
        Map<String, String> drafted = repository.drafted(round.plan().dataYear(), codes(sources, false));
        Map<Source, String> bodies = new HashMap<>();
        for (Source source : sources) {
            String code = source.zone().code();
            bodies.put(source, source.submitted() ? submitted.get(code) : drafted.get(code));
        }
        return bodies;
    }

    private static List<String> codes(List<Source> sources, boolean submitted) {
        return sources.stream()
                .filter(source -> source.submitted() == submitted)
                .map(source -> source.zone().code())
                .toList();
    }

    private static VerifiedDocument verified(
            Source source, Map<String, List<ReviewMark>> marks, Map<String, Measurement> measured) {
        String zone = source.zone().code();
        return source.submitted()
                ? new VerifiedDocument(marks.getOrDefault(zone, List.of()), measured.get(zone))
                : new VerifiedDocument(List.of(), null);
    }

    private Optional<Member> member(
            Round round, Source source, String body, VerifiedDocument verified, SelfAssessmentScorer by) {
        ObjectNode answers = (ObjectNode) json.readTree(body);
        answers.remove(List.of("zone", "year"));
        Circumstances circumstances = verified.circumstances(
                by.scorer().rulebook().sizes().bonuses().kinds().keySet());
        SelfAssessment reported = read(answers, source, round, by);
        SelfAssessment assessment = verified.isUntouched() ? reported : read(verified.of(answers), source, round, by);
        return reported == null || assessment == null
                ? Optional.empty()
                : Optional.of(new Member(
                        source.zone(),
                        source.submitted(),
                        reported,
                        assessment,
                        by.scorer().evaluate(assessment),
                        circumstances));
    }

    private static @Nullable SelfAssessment read(
            JsonNode answers, Source source, Round round, SelfAssessmentScorer by) {
        return by.reader().read(answers, source.zone(), round.plan().dataYear()).value();
    }
}
