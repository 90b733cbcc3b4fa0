package org.zonemark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.SurveysApi;
import org.zonemark.api.model.InvitationDto;
import org.zonemark.api.model.InvitationRequestDto;
import org.zonemark.api.model.OpenedSurveyDto;
import org.zonemark.api.model.SurveyAnswerDto;
import org.zonemark.api.model.SurveyDto;
import org.zonemark.api.model.SurveyPlanDto;
import org.zonemark.voice.SurveyAnswers;
import org.zonemark.voice.SurveyResult;
import org.zonemark.voice.SurveyService;

/** Surveys of firms, and the firms' answers. */
@RestController
class SurveysController implements SurveysApi {

    private final SurveyService surveys;
    private final SurveyAnswers answers;
    private final CurrentActor currentActor;
    private final HttpServletRequest request;

    SurveysController(
            SurveyService surveys, SurveyAnswers answers, CurrentActor currentActor, HttpServletRequest request) {
        this.surveys = surveys;
        this.answers = answers;
        this.currentActor = currentActor;
        this.request = request;
    }

    @Override
    public ResponseEntity<OpenedSurveyDto> openSurvey(String round, String zone, SurveyPlanDto plan) {
        SurveyService.Opened opened =
                surveys.open(currentActor.require(), round, zone, SurveyMapper.plan(plan, surveys.sizes()));
        return ResponseEntity.ok(new OpenedSurveyDto(survey(opened.survey()), opened.tokens()));
    }

    @Override
    public ResponseEntity<SurveyDto> readSurvey(String round, String zone) {
        return ResponseEntity.ok(survey(surveys.survey(currentActor.require(), round, zone)));
    }

    @Override
    public ResponseEntity<SurveyDto> closeSurvey(String round, String zone) {
        return ResponseEntity.ok(survey(surveys.close(currentActor.require(), round, zone)));
    }

    @Override
    public ResponseEntity<InvitationDto> readInvitation(InvitationRequestDto asked) {
        SurveyAnswers.Invitation invitation = answers.invitation(request.getRemoteAddr(), asked.getToken());
        return ResponseEntity.ok(SurveyMapper.invitation(invitation, locale()));
    }

    @Override
    public ResponseEntity<Void> answerSurvey(SurveyAnswerDto answer) {
        answers.answer(request.getRemoteAddr(), answer.getToken(), answer.getMarks());
        return ResponseEntity.noContent().build();
    }

    private SurveyDto survey(SurveyResult result) {
        return SurveyMapper.survey(result, surveys.sizes(), locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
