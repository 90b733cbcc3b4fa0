package org.zonemark.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.CommentsApi;
import org.zonemark.api.model.CommentReceiptDto;
import org.zonemark.api.model.CommentRequestDto;
import org.zonemark.api.model.CommentStateDto;
import org.zonemark.api.model.CommentTextDto;
import org.zonemark.api.model.ModeratedCommentDto;
import org.zonemark.api.model.PublicCommentDto;
import org.zonemark.assessment.Fault;
import org.zonemark.voice.CommentService;
import org.zonemark.voice.PublicComment;
import org.zonemark.words.Code;

/** What the public says during notice, and what becomes of it. */
@RestController
class CommentsController implements CommentsApi {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CONTACT = 200;
    private static final int LONGEST_TEXT = 2000;

    private final CommentService comments;
    private final CurrentActor currentActor;
    private final HttpServletRequest request;

    CommentsController(CommentService comments, CurrentActor currentActor, HttpServletRequest request) {
        this.comments = comments;
        this.currentActor = currentActor;
        this.request = request;
    }

    @Override
    public ResponseEntity<CommentReceiptDto> commentOnApplication(String round, String zone, CommentRequestDto sent) {
        List<Fault> faults = new ArrayList<>();
        PublicComment.Said said = new PublicComment.Said(
                FreeText.due("/name", sent.getName(), LONGEST_NAME, faults),
                FreeText.optional("/contact", sent.getContact(), LONGEST_CONTACT, faults),
                FreeText.due("/text", sent.getText(), LONGEST_TEXT, faults));
        FreeText.refuseIfFaulty(faults);
        PublicComment comment = comments.comment(request.getRemoteAddr(), round, zone, said);
        return ResponseEntity.ok(new CommentReceiptDto(comment.id(), state(comment.stage())));
    }

    @Override
    public ResponseEntity<List<PublicCommentDto>> listPublishedComments(String round, String zone) {
        return ResponseEntity.ok(comments.published(round, zone).stream()
                .map(CommentsController::published)
                .toList());
    }

    @Override
    public ResponseEntity<List<ModeratedCommentDto>> listComments(String round, CommentStateDto state) {
        PublicComment.Stage stage = Code.read(PublicComment.Stage.class, state.getValue());
        return ResponseEntity.ok(comments.comments(round, stage).stream()
                .map(CommentsController::moderated)
                .toList());
    }

    @Override
    public ResponseEntity<ModeratedCommentDto> publishComment(String round, String id) {
        return ResponseEntity.ok(moderated(comments.publish(currentActor.require(), round, id)));
    }

    @Override
    public ResponseEntity<ModeratedCommentDto> refuseComment(String round, String id, CommentTextDto reason) {
        return ResponseEntity.ok(moderated(comments.refuse(currentActor.require(), round, id, text(reason))));
    }

    @Override
    public ResponseEntity<ModeratedCommentDto> answerComment(String round, String id, CommentTextDto answer) {
        return ResponseEntity.ok(moderated(comments.answer(currentActor.require(), round, id, text(answer))));
    }

    private static String text(CommentTextDto sent) {
        List<Fault> faults = new ArrayList<>();
        String text = FreeText.due("/text", sent.getText(), LONGEST_TEXT, faults);
        FreeText.refuseIfFaulty(faults);
        return text;
    }

    private static PublicCommentDto published(PublicComment comment) {
        PublicComment.Reply answer = comment.answer();
        return new PublicCommentDto(
                comment.id(),
                comment.said().name(),
                comment.said().text(),
                comment.madeAt().atOffset(ZoneOffset.UTC),
                answer == null ? null : answer.text(),
                answer == null ? null : answer.at().atOffset(ZoneOffset.UTC));
    }

    private static ModeratedCommentDto moderated(PublicComment comment) {
        PublicComment.Moderation moderation = comment.moderation();
        PublicComment.Reply answer = comment.answer();
        return new ModeratedCommentDto(
                comment.zoneCode(),
                state(comment.stage()),
                comment.said().contact(),
                moderation == null ? null : moderation.actor(),
                moderation == null ? null : moderation.reason(),
                answer == null ? null : answer.actor(),
                published(comment));
    }

    private static CommentStateDto state(PublicComment.Stage stage) {
        return CommentStateDto.fromValue(stage.code());
    }
}
