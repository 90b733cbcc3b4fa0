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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
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

    /** By what it is seen whether a cohort is still the present one. */
    private record Present(CohortRepository.Stamp stamp, List<Zone> zones) {}

    /**
     * What is stored of a round.
     *
     * @param asBefore what need not be evaluated again
     * @param bodies of what has to be
     */
    private record Told(
            Map<Source, VerifiedDocument> sources, Map<Source, Evaluated> asBefore, Map<Source, String> bodies) {}

    private record Known(Present present, Map<Source, Evaluated> sources, Cohort cohort) {}

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST_COHORTS = 4;

    /** As long as a transaction may take. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final CohortRepository repository;
    private final ReviewRepository reviews;
    private final SurveyService surveys;
    private final AssessmentService assessments;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final Cache<Key, Known> cohorts = Caffeine.newBuilder()
            .maximumSize(MOST_COHORTS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();
    private final ConcurrentMap<Key, CompletableFuture<Known>> underWay = new ConcurrentHashMap<>();

    CohortService(
            CohortRepository repository,
            ReviewRepository reviews,
            SurveyService surveys,
            AssessmentService assessments,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.reviews = reviews;
        this.surveys = surveys;
        this.assessments = assessments;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Every zone that may apply and has submitted, or at least begun a draft. While nothing changes, it is the same one.
     *
     * <p>However many ask, one evaluates the zones, and the others wait for that without a connection. So ask outside of
     * transactions: whoever is within one evaluates them alone, since waiting there would keep a connection from others.
     *
     * @throws TaskRejectedException if it takes too long
     */
    public Cohort cohort(Round round, SelfAssessmentScorer by) {
        Key key = new Key(
                round.id(), round.plan().dataYear(), by.scorer().rulebook().sha256());
        for (boolean waited = false; ; waited = true) {
            Present present = present(round);
            Known known = cohorts.getIfPresent(key);
            if (known != null && known.present().equals(present)) {
                return known.cohort();
            }
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                return evaluated(key, round, by, present).cohort();
            }
            CompletableFuture<Known> own = new CompletableFuture<>();
            CompletableFuture<Known> others = underWay.putIfAbsent(key, own);
            if (others == null) {
                return evaluated(key, own, round, by, present).cohort();
            }
            Known theirs = awaited(others);
            if (waited) {
                // They began after this was asked, so that they have seen all that it has to tell.
                return theirs.cohort();
            }
        }
    }

    private Present present(Round round) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        return new Present(
                repository.stamp(round.id(), round.plan().dataYear(), today),
                assessments.zones(ZoneFilter.EVERY_ZONE).stream()
                        .filter(round::mayApply)
                        .toList());
    }

    private static Known awaited(CompletableFuture<Known> others) {
        try {
            return others.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new TaskRejectedException("zones are being evaluated", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaskRejectedException("zones are being evaluated", e);
        }
    }

    /** Tells those who wait what came of it. A failure is theirs as well, and is kept for nobody who asks later. */
    private Known evaluated(
            Key key, CompletableFuture<Known> telling, Round round, SelfAssessmentScorer by, Present present) {
        try {
            Known now = evaluated(key, round, by, present);
            telling.complete(now);
            return now;
        } catch (RuntimeException | Error e) {
            telling.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, telling);
        }
    }

    private Known evaluated(Key key, Round round, SelfAssessmentScorer by, Present present) {
        Known before = cohorts.getIfPresent(key);
        if (before != null && before.present().equals(present)) {
            return before;
        }
        Map<Source, Evaluated> evaluated = before == null ? Map.of() : before.sources();
        Told told = Objects.requireNonNull(transaction.execute(status -> told(round, present.zones(), evaluated)));
        Known now = evaluated(round, by, present, told);
        cohorts.put(key, now);
        return now;
    }

    /** All that the database has to say; the connection is given back before anything is evaluated. */
    private Told told(Round round, List<Zone> zones, Map<Source, Evaluated> before) {
        Map<String, List<ReviewMark>> marks = reviews.marks(round.id());
        Map<String, Measurement> measured = surveys.measurements(round.id());
        Map<Source, VerifiedDocument> sources = sources(round, zones).stream()
                .collect(Collectors.toMap(Function.identity(), source -> verified(source, marks, measured)));
        Map<Source, Evaluated> asBefore = new HashMap<>();
        List<Source> changed = new ArrayList<>();
        sources.forEach((source, verified) -> {
            Evaluated old = before.get(source);
            if (old != null && old.verified().equals(verified)) {
                asBefore.put(source, old);
            } else {
                changed.add(source);
            }
        });
        return new Told(sources, asBefore, bodies(round, changed));
    }

    private Known evaluated(Round round, SelfAssessmentScorer by, Present present, Told told) {
        Map<Source, Evaluated> evaluated = new HashMap<>(told.asBefore());
        evaluated.putAll(told.bodies().entrySet().parallelStream()
                .collect(Collectors.toMap(Map.Entry::getKey, changed -> {
                    Source source = changed.getKey();
                    VerifiedDocument verified =
                            Objects.requireNonNull(told.sources().get(source));
                    return new Evaluated(verified, member(round, source, changed.getValue(), verified, by));
                })));
        return new Known(present, evaluated, cohort(by, evaluated));
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
            bodies.put(source, Objects.requireNonNull(source.submitted() ? submitted.get(code) : drafted.get(code)));
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
