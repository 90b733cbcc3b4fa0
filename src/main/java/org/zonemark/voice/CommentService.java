package org.zonemark.voice;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.account.Actor;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.RoundService;
import org.zonemark.round.State;
import org.zonemark.throttle.Throttle;
import org.zonemark.throttle.TooManyRequestsException;
import org.zonemark.voice.PublicComment.Moderation;
import org.zonemark.voice.PublicComment.Reply;
import org.zonemark.voice.PublicComment.Said;
import org.zonemark.voice.PublicComment.Stage;
import org.zonemark.words.Phrases;

/**
 * Public comments: made by anyone while an application is in notice, published or refused by a ministry, and answered.
 *
 * <p>To the public, an application that has not come to its notice looks as if it did not exist. The audit trail, which
 * nothing is ever taken out of, tells of a comment without its words, its author and its contact.
 */
@Service
public class CommentService {

    /** The notice goes on while an objection is looked into: one voice must not silence the others. */
    private static final Set<State> IN_NOTICE = EnumSet.of(State.IN_NOTICE, State.OBJECTED);

    private static final Set<State> HAD_NOTICE = EnumSet.of(
            State.IN_NOTICE, State.OBJECTED, State.PUBLISHED, State.IN_RECHECK, State.SUSPENDED, State.EXITED);

    private static final int COMMENTS = 5;
    private static final Duration COMMENTS_IN = Duration.ofMinutes(10);
    private static final int ID_BYTES = 8;
    private static final int LONGEST_LIST = 500;
    private static final String ACTOR = "public";

    private final CommentRepository comments;
    private final RoundService rounds;
    private final ApplicationService applications;
    private final AuditTrail audit;
    private final Clock clock;
    private final Throttle throttle;
    private final SecureRandom random = new SecureRandom();

    CommentService(
            CommentRepository comments,
            RoundService rounds,
            ApplicationService applications,
            AuditTrail audit,
            Clock clock) {
        this.comments = comments;
        this.rounds = rounds;
        this.applications = applications;
        this.audit = audit;
        this.clock = clock;
        this.throttle = new Throttle(COMMENTS, COMMENTS_IN, clock);
    }

    /**
     * Takes a comment, to be looked at before anybody else reads it.
     *
     * @param address where it comes from
     * @throws NotFoundException if no such application is in notice
     * @throws TooManyRequestsException after too many from there
     */
    @Transactional
    public PublicComment comment(String address, String round, String zone, Said said) {
        throttle.spend(address);
        checkState(round, zone, IN_NOTICE);
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        PublicComment comment = new PublicComment(
                HexFormat.of().formatHex(id), round, zone, said, Stage.IN_MODERATION, now(), null, null);
        comments.add(comment);
        audit.tell(
                ACTOR,
                "commentOnApplication",
                subject(comment),
                null,
                null,
                comment.stage().code());
        return comment;
    }

    /**
     * The comments on an application that are public, the oldest first.
     *
     * @throws NotFoundException if no such application has come to its notice
     */
    @Transactional(readOnly = true)
    public List<PublicComment> published(String round, String zone) {
        checkState(round, zone, HAD_NOTICE);
        return comments.ofApplication(round, zone).stream()
                .filter(comment -> comment.stage().isPublic())
                .toList();
    }

    /**
     * The comments of a round that stand somewhere, the oldest first, no more than {@value #LONGEST_LIST}.
     *
     * @throws NotFoundException if there is no such round
     */
    @Transactional(readOnly = true)
    public List<PublicComment> comments(String round, Stage stage) {
        rounds.round(round);
        return comments.ofRound(round, stage, LONGEST_LIST);
    }

    /**
     * @throws NotFoundException if there is no such comment in the round
     * @throws ConflictException if it was published or refused before
     */
    @Transactional
    public PublicComment publish(Actor actor, String round, String id) {
        PublicComment before = locked(round, id, Stage.IN_MODERATION);
        comments.moderate(id, Stage.PUBLISHED, new Moderation(actor.name(), now(), null));
        return told(actor, "publishComment", before, null);
    }

    /**
     * @throws NotFoundException if there is no such comment in the round
     * @throws ConflictException if it was published or refused before
     */
    @Transactional
    public PublicComment refuse(Actor actor, String round, String id, String reason) {
        PublicComment before = locked(round, id, Stage.IN_MODERATION);
        comments.moderate(id, Stage.REFUSED, new Moderation(actor.name(), now(), reason));
        return told(actor, "refuseComment", before, reason);
    }

    /**
     * @throws NotFoundException if there is no such comment in the round
     * @throws ConflictException if it is not public, or has its answer
     */
    @Transactional
    public PublicComment answer(Actor actor, String round, String id, String text) {
        PublicComment before = locked(round, id, Stage.PUBLISHED);
        comments.answer(id, new Reply(actor.name(), now(), text));
        return told(actor, "answerComment", before, text);
    }

    private PublicComment locked(String round, String id, Stage due) {
        PublicComment comment = found(round, id);
        if (comment.stage() != due) {
            throw new ConflictException(
                    Phrases.phrase("problem.comment_not_now", comment.stage().code(), due.code()));
        }
        return comment;
    }

    private PublicComment told(Actor actor, String action, PublicComment before, @Nullable String reason) {
        PublicComment after = found(before.roundId(), before.id());
        audit.tell(
                actor.name(),
                action,
                subject(after),
                reason,
                before.stage().code(),
                after.stage().code());
        return after;
    }

    private PublicComment found(String round, String id) {
        return comments.findAndLock(round, id)
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_comment", id)));
    }

    /** Whatever is not so looks the same: nobody learns here which zones applied. */
    private void checkState(String round, String zone, Set<State> due) {
        boolean right;
        try {
            right = due.contains(applications.application(round, zone).state());
        } catch (NotFoundException e) {
            right = false;
        }
        if (!right) {
            throw new NotFoundException(Phrases.phrase("problem.no_notice", zone, round));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String subject(PublicComment comment) {
        return "round/" + comment.roundId() + "/zone/" + comment.zoneCode() + "/comment/" + comment.id();
    }
}
