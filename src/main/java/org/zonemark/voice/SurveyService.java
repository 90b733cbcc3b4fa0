package org.zonemark.voice;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.RoundScorers;
import org.zonemark.round.RoundService;
import org.zonemark.rulebook.Fingerprint;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.SurveySizes;
import org.zonemark.voice.Survey.SurveyState;
import org.zonemark.words.Phrases;

/**
 * Opens surveys of firms, closes them, and says what they measured.
 *
 * <p>Each firm of the sample gets a link with a token, of which only the hash is kept; {@link SurveyAnswers} takes what the
 * firms say.
 */
@Service
public class SurveyService {

    /** A new survey with the tokens of its links, which are not to be had again. */
    public record Opened(SurveyResult survey, List<String> tokens) {}

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int TOKEN_BYTES = 32;
    private static final int MOST_FIRMS = 1_000_000;
    private static final int LARGEST_SAMPLE = 5_000;
    private static final double ALL = 100;

    private final SurveyRepository surveys;
    private final SurveyRules rules;
    private final RoundService rounds;
    private final RoundScorers scorers;
    private final ApplicationService applications;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SurveyService(
            SurveyRepository surveys,
            SurveyRules rules,
            RoundService rounds,
            RoundScorers scorers,
            ApplicationService applications,
            AuditTrail audit,
            Clock clock) {
        this.surveys = surveys;
        this.rules = rules;
        this.rounds = rounds;
        this.scorers = scorers;
        this.applications = applications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Opens a survey and makes one link for each firm of its sample.
     *
     * @throws NotFoundException if there is no such round or zone, or the zone may not apply
     * @throws FaultyInputException if sample, population or dates do not fit together
     * @throws ConflictException if the zone has one in this round
     */
    @Transactional
    public Opened open(Actor actor, String round, String zone, Survey.Plan plan) {
        applications.application(round, zone);
        checkPlan(plan);
        Survey survey = new Survey(round, zone, plan, false);
        if (surveys.find(round, zone).isPresent()) {
            throw exists(survey);
        }
        try {
            surveys.add(survey);
        } catch (DuplicateKeyException e) {
            throw exists(survey);
        }
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < plan.sampleSize(); i++) {
            byte[] bytes = new byte[TOKEN_BYTES];
            random.nextBytes(bytes);
            String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            surveys.addLink(survey, Fingerprint.ofText(token));
            tokens.add(token);
        }
        audit.tell(actor.name(), "openSurvey", subject(survey), null, null, survey);
        return new Opened(result(survey, true), tokens);
    }

    /**
     * A survey with what came back. While it is open, only a ministry or province sees what the firms said: whoever saw
     * the result before and after one more answer would know that answer.
     *
     * @throws NotFoundException if there is none
     */
    @Transactional(readOnly = true)
    public SurveyResult survey(Actor actor, String round, String zone) {
        boolean seesEarly = actor.has(Role.MINISTRY) || actor.has(Role.PROVINCE);
        return result(found(round, zone), seesEarly);
    }

    /** What firms are asked, and the sizes by which their answers count. */
    public SurveySizes sizes() {
        return rules.sizes();
    }

    /**
     * What a survey measured for its clause, once it is closed: nobody is to see its figure move with one more answer.
     * Empty where there is no survey, it still takes answers, or too few answered.
     */
    @Transactional(readOnly = true)
    public Optional<Measurement> measurement(String round, String zone) {
        return surveys.find(round, zone)
                .filter(survey -> survey.state(today()) == SurveyState.CLOSED)
                .flatMap(survey -> measured(survey, surveys.answers(survey), rulebookOf(round)));
    }

    /** The same of every zone of a round that has one, by code; in as many queries whether few or many were surveyed. */
    @Transactional(readOnly = true)
    public Map<String, Measurement> measurements(String round) {
        List<Survey> closed = surveys.ofRound(round).stream()
                .filter(survey -> survey.state(today()) == SurveyState.CLOSED)
                .toList();
        if (closed.isEmpty()) {
            return Map.of();
        }
        Rulebook rulebook = rulebookOf(round);
        Map<String, List<List<Integer>>> answers = surveys.answers(round);
        Map<String, Measurement> measured = new HashMap<>();
        for (Survey survey : closed) {
            measured(survey, answers.getOrDefault(survey.zoneCode(), List.of()), rulebook)
                    .ifPresent(one -> measured.put(survey.zoneCode(), one));
        }
        return measured;
    }

    /** By the rulebook of the round, whatever has come into force since. */
    private Rulebook rulebookOf(String round) {
        return scorers.of(round, rounds.round(round).frozen()).scorer().rulebook();
    }

    private Optional<Measurement> measured(Survey survey, List<List<Integer>> answers, Rulebook rulebook) {
        return rules.measure(
                rulebook, SurveyTally.of(survey, answers, rulebook.sizes().survey()));
    }

    /**
     * Closes a survey before its last day. Answers under way come first and count; those after it are refused.
     *
     * @throws NotFoundException if there is none
     * @throws ConflictException if it is closed
     */
    @Transactional
    public SurveyResult close(Actor actor, String round, String zone) {
        Survey before = surveys.findAndLock(round, zone).orElseThrow(() -> none(round, zone));
        if (before.state(today()) == SurveyState.CLOSED) {
            throw new ConflictException(Phrases.phrase("problem.survey_closed", zone, round));
        }
        surveys.close(before);
        Survey after = found(round, zone);
        audit.tell(actor.name(), "closeSurvey", subject(after), null, before, after);
        return result(after, true);
    }

    private SurveyResult result(Survey survey, boolean seesEarly) {
        SurveySizes sizes = rules.sizes();
        List<List<Integer>> marks = surveys.answers(survey);
        SurveyTally tally = SurveyTally.of(survey, marks, sizes);
        SurveyState state = survey.state(today());
        SurveyResult.Found found = seesEarly || state == SurveyState.CLOSED
                ? rules.measure(tally)
                        .map(measured -> new SurveyResult.Found(
                                measured, tally.marginOfError(sizes.normalQuantile()), means(marks, sizes)))
                        .orElse(null)
                : null;
        return new SurveyResult(survey, state, tally, found);
    }

    private static List<Double> means(List<List<Integer>> marks, SurveySizes sizes) {
        return IntStream.range(0, sizes.questions().size())
                .mapToObj(i ->
                        marks.stream().mapToInt(one -> one.get(i)).average().orElseThrow())
                .toList();
    }

    private static void checkPlan(Survey.Plan plan) {
        List<Fault> faults = new ArrayList<>();
        checkSize("/population", plan.population(), MOST_FIRMS, faults);
        checkSize("/sampleSize", plan.sampleSize(), Math.min(LARGEST_SAMPLE, plan.population()), faults);
        if (!(plan.leastResponseRate() >= 0 && plan.leastResponseRate() <= ALL)) {
            String received = Double.toString(plan.leastResponseRate());
            faults.add(Fault.at("/leastResponseRate", FaultCode.OUT_OF_RANGE, received, "percentage"));
        }
        if (plan.closes().isBefore(plan.opens())) {
            String received = plan.closes().toString();
            faults.add(Fault.at("/closes", FaultCode.OUT_OF_RANGE, received, "not_before", plan.opens()));
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
    }

    private static void checkSize(String pointer, int size, int most, List<Fault> faults) {
        if (size < 1 || size > most) {
            faults.add(Fault.at(pointer, FaultCode.OUT_OF_RANGE, Integer.toString(size), "mark", 1, Math.max(1, most)));
        }
    }

    private Survey found(String round, String zone) {
        return surveys.find(round, zone).orElseThrow(() -> none(round, zone));
    }

    private static NotFoundException none(String round, String zone) {
        return new NotFoundException(Phrases.phrase("problem.no_survey", zone, round));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    static String subject(Survey survey) {
        return "round/" + survey.roundId() + "/zone/" + survey.zoneCode() + "/survey";
    }

    private static ConflictException exists(Survey survey) {
        return new ConflictException(Phrases.phrase("problem.survey_exists", survey.zoneCode(), survey.roundId()));
    }
}
