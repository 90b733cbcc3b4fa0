package org.zonemark.api;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Whatever the database cannot do now, whoever asked is told when to come back. */
class StorageAdviceTest {

    private final MockMvc service = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new StorageAdvice(), new ProblemAdvice())
            .build();

    @ParameterizedTest
    @CsvSource({
        "slow, storage-slow, 10",
        "locked, storage-busy, 2",
        "lost, storage-unavailable, 10",
        "none, storage-unavailable, 10"
    })
    void itSaysWhenToComeBack(String failure, String problem, String seconds) throws Exception {
        service.perform(get("/" + failure).locale(Locale.CHINESE))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", seconds))
                .andExpect(content().string(containsString("urn:zonemark:problem:" + problem + "\"")));
    }

    /** Fails as its address says. */
    @RestController
    static final class Failing {

        @GetMapping("/{failure}")
        String fail(@PathVariable("failure") String failure) {
            throw switch (failure) {
                case "slow" -> new TransactionTimedOutException("as if");
                case "locked" -> new CannotAcquireLockException("as if");
                case "lost" -> new DataAccessResourceFailureException("as if");
                default -> new CannotCreateTransactionException("as if");
            };
        }
    }
}
