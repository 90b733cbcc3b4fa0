package org.zonemark.version;

import jakarta.annotation.PostConstruct;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Scorer;
import org.zonemark.version.RulebookRepository.Activation;

/**
 * Puts in force what the database says is: at once where it was published, within a second on every other instance,
 * and at midnight, Beijing time, what was published for that day.
 *
 * <p>While the database is away, what was in force stays.
 */
@Component
public class ForceKeeper {

    /** Hashes of what should be in force; empty for the weights that come with the rulebook. */
    private record Due(String rulebook, String weights) {}

    private static final Logger LOG = LoggerFactory.getLogger(ForceKeeper.class);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final BuiltInRulebook builtIn;
    private final RulebookRepository rulebooks;
    private final WeightSetRepository weightSets;
    private final Scorers scorers;
    private final Clock clock;
    private @Nullable Due done;
    private boolean away;

    ForceKeeper(
            BuiltInRulebook builtIn,
            RulebookRepository rulebooks,
            WeightSetRepository weightSets,
            Scorers scorers,
            Clock clock) {
        this.builtIn = builtIn;
        this.rulebooks = rulebooks;
        this.weightSets = weightSets;
        this.scorers = scorers;
        this.clock = clock;
    }

    /** Before the first request. */
    @PostConstruct
    void begin() {
        try {
            builtIn.store(scorers.builtIn().rulebook());
        } catch (DuplicateKeyException e) {
            LOG.debug("Another instance stores the rulebook of the program");
        }
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

    /** Compiles what may be put in force any moment, apart from the looks: they do not wait for it. */
    @Scheduled(fixedDelayString = "${zonemark.versions.interval}")
    void prepare() {
        try {
            rulebooks.waiting().forEach(scorers::ofRulebook);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("Rulebooks that wait cannot be read: {}", e.getMessage());
        }
    }

    @TransactionalEventListener
    void changed(ForceChangedEvent event) {
        refresh();
    }

    /** Puts in force what should be, if it is not. */
    public synchronized void refresh() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        String builtInSha256 = scorers.builtIn().rulebook().sha256();
        String rulebook = rulebooks.lastActivation().map(Activation::sha256).orElse(builtInSha256);
        String weights = weightSets.inForceOn(today).orElse("");
        Due now = new Due(rulebook, weights);
        if (!now.equals(done)) {
            putInForce(now);
            done = now;
        }
    }

    private void putInForce(Due due) {
        Scorer scorer = scorers.ofRulebook(due.rulebook());
        WeightSet weights = weightSets
                .ofHash(due.weights())
                .filter(set -> set.fits(scorer.rulebook()))
                .filter(set -> scorer.rulebook().weightLimits().check(set).isEmpty())
                .orElse(scorer.rulebook().defaultWeights());
        scorers.putInForce(scorer.with(weights));
        LOG.info(
                "In force: rulebook {}, sha256 {}; weight set {}, sha256 {}",
                scorer.rulebook().version(),
                due.rulebook(),
                weights.id(),
                weights.sha256());
    }
}
