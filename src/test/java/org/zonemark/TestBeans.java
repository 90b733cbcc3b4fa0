package org.zonemark;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zonemark.account.AccountService;
import org.zonemark.account.LoginService;
import org.zonemark.version.ForceKeeper;

/** What tests put into the service. It is imported by name; a start without tests does not find it. */
public class TestBeans {

    private static final int CHEAPEST = 4;

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    /** The real one takes a tenth of a second for each password, which is what it is for. */
    @Bean
    @Primary
    PasswordEncoder cheapPasswordEncoder() {
        return new BCryptPasswordEncoder(CHEAPEST);
    }

    @Bean
    Cast cast(AccountService accounts, LoginService logins, Clock clock) {
        return new Cast(accounts, logins, clock);
    }

    /** Emptied of weight sets, the service goes back to the default ones before the next test asks, not a second later. */
    @Bean
    Database database(DataSource source, ForceKeeper force) {
        return new Database(source, force::refresh);
    }
}
