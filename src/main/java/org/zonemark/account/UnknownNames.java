package org.zonemark.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Forgets the names that no account has and nobody has tried for long: whoever guesses names fills no disk. */
@Component
class UnknownNames {

    /** A tenth of a second for each to be tried is three hours for all. */
    static final int MOST = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(UnknownNames.class);

    private final UnknownNameRepository names;

    UnknownNames(UnknownNameRepository names) {
        this.names = names;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void forget() {
        try {
            forgetAllBut(MOST);
        } catch (DataAccessException | TransactionException e) {
            LOG.info("Names that no account has stay for another hour: {}", e.getMessage());
        }
    }

    int forgetAllBut(int most) {
        return names.triedBefore(most).map(names::forgetUntil).orElse(0);
    }
}
