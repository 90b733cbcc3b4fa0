package org.zonemark.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.zonemark.TestBeans;

/** The whole service with a mail server that is none, and a clock that stands; the outbox is looked into by hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mail;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                    + "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "spring.mail.host=localhost",
            "zonemark.mail.from=zonemark@sender.example",
            "zonemark.mail.public-url=https://zonemark.example/",
            "zonemark.mail.interval=24h"
        })
@Import({TestBeans.class, ServiceWithMail.Surroundings.class, Inboxes.class})
public @interface ServiceWithMail {

    Instant START = Instant.parse("2026-05-04T01:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    class Surroundings {

        @Bean
        FakeMailServer fakeMailServer() {
            return new FakeMailServer();
        }
    }
}
