package org.zonemark.round;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.round.Round.Frozen;
import org.zonemark.round.Round.Plan;
import org.zonemark.round.Round.RoundState;
import org.zonemark.scoring.Scorer;
import org.zonemark.words.Phrases;

/** Plans rounds, opens and closes them. */
@Service
public class RoundService {

    private static final String SUBJECT = "round/";

    private final RoundRepository rounds;
    private final Scorers scorers;
    private final AuditTrail audit;

    RoundService(RoundRepository rounds, Scorers scorers, AuditTrail audit) {
        this.rounds = rounds;
        this.scorers = scorers;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Round> rounds() {
        return rounds.all();
    }

    /** @throws NotFoundException if there is no such round */
    @Transactional(readOnly = true)
    public Round round(String id) {
        return rounds.find(id).orElseThrow(() -> noSuchRound(id));
    }

    /**
     * Plans a round, or changes one that has not opened.
     *
     * @param version of the plan that this one takes the place of, 0 for none; null for whatever is there
     * @throws StaleVersionException if another version is stored
     * @throws ConflictException if it has opened
     */
    @Transactional
    public Round plan(String actor, String id, Plan plan, @Nullable Integer version) {
        Round before = rounds.findAndLock(id).orElse(null);
        int stored = before == null ? 0 : before.version();
        if (version != null && version != stored) {
            throw new StaleVersionException(stored, List.of());
        }
        if (before != null && before.state() != RoundState.PLANNED) {
            throw new ConflictException(Phrases.phrase("problem.round_has_opened", id));
        }
        if (before == null) {
            rounds.add(id, plan);
        } else {
            rounds.change(id, plan);
        }
        Round after = round(id);
        audit.tell(actor, "saveRound", SUBJECT + id, null, before, after);
        return after;
    }

    /**
     * Opens a round; from now on it scores by the rulebook and weights that are in force now.
     *
     * @throws NotFoundException if there is no such round
     * @throws ConflictException if it has opened before
     */
    @Transactional
    public Round open(String actor, String id) {
        Round before = locked(id, RoundState.PLANNED, "problem.round_has_opened");
        Frozen frozen = versions(scorers.inForce().scorer());
        rounds.open(id, frozen);
        return told(actor, "openRound", before);
    }

    /**
     * Closes a round to new submissions.
     *
     * @throws NotFoundException if there is no such round
     * @throws ConflictException if it is not open
     */
    @Transactional
    public Round close(String actor, String id) {
        Round before = locked(id, RoundState.OPEN, "problem.round_not_open");
        rounds.close(id);
        return told(actor, "closeRound", before);
    }

    private static Frozen versions(Scorer scorer) {
        return new Frozen(
                scorer.rulebook().version(),
                scorer.rulebook().sha256(),
                scorer.weights().id(),
                scorer.weights().sha256());
    }

    private Round locked(String id, RoundState due, String otherwise) {
        Round round = rounds.findAndLock(id).orElseThrow(() -> noSuchRound(id));
        if (round.state() != due) {
            throw new ConflictException(Phrases.phrase(otherwise, id));
        }
        return round;
    }

    private Round told(String actor, String action, Round before) {
        Round after = round(before.id());
        audit.tell(actor, action, SUBJECT + before.id(), null, before, after);
        return after;
    }

    private static NotFoundException noSuchRound(String id) {
        return new NotFoundException(Phrases.phrase("problem.no_round", id));
    }
}
