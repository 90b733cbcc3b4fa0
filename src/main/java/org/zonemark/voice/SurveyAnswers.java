package org.zonemark.voice;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.rulebook.Fingerprint;
import org.zonemark.rulebook.SurveySizes;
import org.zonemark.scoring.Zone;
import org.zonemark.throttle.Throttle;
import org.zonemark.throttle.TooManyRequestsException;
import org.zonemark.voice.Survey.SurveyState;
import org.zonemark.words.Phrases;

/**
 * Takes what firms answer.
 *
 * <p>A firm shows its link's token and no account. The answer is stored without the token, so that nobody can tell
 * afterwards which firm said what. Who tries tokens out is stopped after a few wrong ones.
 */
@Service
public class SurveyAnswers {

    /** What a firm is asked, and about which zone. */
    public record Invitation(Survey survey, Zone zone, SurveySizes asked) {}

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int ID_BYTES = 16;
    private static final int WRONG_TOKENS = 10;
    private static final Duration WRONG_TOKENS_IN = Duration.ofMinutes(10);
    private static final String ACTOR = "firm";

    private final SurveyRepository surveys;
    private final SurveyRules rules;
    private final AssessmentService assessments;
    private final AuditTrail audit;
    private final Clock clock;
    private final Throttle wrongTokens;
    private final SecureRandom random = new SecureRandom();

    SurveyAnswers(
            SurveyRepository surveys, SurveyRules rules, AssessmentService assessments, AuditTrail audit, Clock clock) {
        this.surveys = surveys;
        this.rules = rules;
        this.assessments = assessments;
        this.audit = audit;
        this.clock = clock;
        this.wrongTokens = new Throttle(WRONG_TOKENS, WRONG_TOKENS_IN, clock);
    }

    /**
     * What the holder of a link is asked.
     *
     * @param address where the request comes from
     * @throws NotFoundException if there is no such link
     * @throws ConflictException if the link is used up, or the survey takes no answers now
     * @throws TooManyRequestsException after too many wrong tokens from there
     */
    @Transactional(readOnly = true)
    public Invitation invitation(String address, String token) {
        String sha256 = Fingerprint.ofText(token);
        Survey survey = byLink(address, sha256);
        if (surveys.isUsed(sha256)) {
            throw new ConflictException(Phrases.phrase("problem.survey_answered"));
        }
        return new Invitation(survey, assessments.zone(survey.zoneCode()), rules.sizes());
    }

    /**
     * Takes the answer of the holder of a link, who has only one.
     *
     * @param marks one for each question
     * @throws FaultyInputException if the marks are not right; the link stays good
     * @throws NotFoundException if there is no such link
     * @throws ConflictException if the link is used up, or the survey takes no answers now
     * @throws TooManyRequestsException after too many wrong tokens from there
     */
    @Transactional
    public void answer(String address, String token, List<Integer> marks) {
        checkMarks(marks);
        String sha256 = Fingerprint.ofText(token);
        Survey survey = byLink(address, sha256);
        // What it says is read again under its lock: an answer must not slip into a survey that is being closed.
        surveys.findAndLock(survey.roundId(), survey.zoneCode()).ifPresent(this::checkOpen);
        if (!surveys.use(sha256)) {
            throw new ConflictException(Phrases.phrase("problem.survey_answered"));
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        surveys.addAnswer(survey, HexFormat.of().formatHex(id), marks);
        audit.tell(ACTOR, "answerSurvey", SurveyService.subject(survey), null, null, null);
    }

    private Survey byLink(String address, String tokenSha256) {
        wrongTokens.spend(address);
        Survey survey = surveys.ofLink(tokenSha256)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_survey_link")));
        wrongTokens.giveBack(address);
        checkOpen(survey);
        return survey;
    }

    private void checkOpen(Survey survey) {
        if (survey.state(LocalDate.ofInstant(clock.instant(), BEIJING)) != SurveyState.OPEN) {
            throw new ConflictException(Phrases.phrase(
                    "problem.survey_not_open",
                    survey.plan().opens().toString(),
                    survey.plan().closes().toString()));
        }
    }

    private void checkMarks(List<@Nullable Integer> marks) {
        SurveySizes sizes = rules.sizes();
        List<Fault> faults = new ArrayList<>();
        if (marks.size() != sizes.questions().size()) {
            String due = Integer.toString(sizes.questions().size());
            faults.add(Fault.at("/marks", FaultCode.OUT_OF_RANGE, Integer.toString(marks.size()), "marks", due));
        }
        for (int i = 0; i < marks.size(); i++) {
            Integer mark = marks.get(i);
            if (mark == null || mark < sizes.leastMark() || mark > sizes.mostMark()) {
                faults.add(Fault.at(
                        "/marks/" + i,
                        mark == null ? FaultCode.REQUIRED : FaultCode.OUT_OF_RANGE,
                        mark == null ? null : mark.toString(),
                        "mark",
                        sizes.leastMark(),
                        sizes.mostMark()));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
    }
}
