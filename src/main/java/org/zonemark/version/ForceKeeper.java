package org.zonemark.version;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Scorer;

/**
 * Puts in force what the database says is: at once where it was published, within half a second on every other instance,
 * and at midnight, Beijing time, what was published for that day.
 *
 * <p>While the database is away, what was in force stays.
 */
@Component
public class ForceKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(ForceKeeper.class);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final WeightSetRepository weightSets;
    private final Scorers scorers;
    private final Clock clock;
    private boolean away;

    ForceKeeper(WeightSetRepository weightSets, Scorers scorers, Clock clock) {
        this.weightSets = weightSets;
        this.scorers = scorers;
        this.clock = clock;
    }

    /** Before the first request. */
    @PostConstruct
    void begin() {
        refresh();
    }

    @Scheduled(fixedDelayString = "${zonemark.versions.interval}")
    void look() {
        try {
            refresh();
            away = false;
        } catch (DataAccessException | TransactionException e) {
            if (!away) {
                LOG.warn("What is in force cannot be read, so it stays as it is: {}", e.getMessage());
            }
            away = true;
        }
    }

    @TransactionalEventListener
    void changed(ForceChangedEvent event) {
        refresh();
    }

    /** Puts in force what should be, if it is not. */
    public synchronized void refresh() {
        Scorer before = scorers.inForce().scorer();
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        WeightSet byDefault = before.rulebook().defaultWeights();
        String due = weightSets.inForceOn(today).orElse(byDefault.sha256());
        if (due.equals(before.weights().sha256())) {
            return;
        }
        WeightSet weights = weightSets
                .ofHash(due)
                .filter(set -> set.fits(before.rulebook()))
                .orElse(byDefault);
        if (!weights.sha256().equals(before.weights().sha256())) {
            scorers.putInForce(before.with(weights));
            LOG.info("Weight set {} is in force, sha256 {}", weights.id(), weights.sha256());
        }
    }
}
