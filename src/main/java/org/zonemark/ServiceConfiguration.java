package org.zonemark;

import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.zonemark.assessment.CaseReplay;
import org.zonemark.assessment.Scorers;
import org.zonemark.assessment.StrictJson;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookLoader;
import org.zonemark.scoring.Scorer;
import tools.jackson.databind.json.JsonMapper;

/** Puts the kernel, which knows no Spring, into the service. The rules are compiled here, before any request. */
@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceConfiguration.class);

    private static Rulebook rulebook(ZonemarkProperties properties) {
        Path folder = properties.rulebookFolder();
        long start = System.nanoTime();
        Rulebook rulebook = folder == null ? RulebookLoader.bundled() : RulebookLoader.fromFolder(folder);
        LOG.info(
                "Rulebook {} ({} clauses, {} rules) from {} compiled in {} ms, sha256 {}",
                rulebook.version(),
                rulebook.criteria().size(),
                rulebook.rules().size(),
                folder == null ? "the jar" : folder,
                (System.nanoTime() - start) / 1_000_000,
                rulebook.sha256());
        return rulebook;
    }

    @Bean
    Scorers scorers(ZonemarkProperties properties, Scorers.Archive archive) {
        Rulebook rulebook = rulebook(properties);
        Scorer scorer = Scorer.of(rulebook, rulebook.defaultWeights());
        if (properties.rulebookFolder() != null) {
            // The cases of the copy in the jar are replayed by the tests.
            new CaseReplay(scorer).prove();
        }
        return new Scorers(scorer, archive);
    }

    @Bean
    @Primary
    JsonMapper jsonMapper() {
        return StrictJson.mapperOfOurOwn();
    }

    @Bean(StrictJson.RECEIVED)
    JsonMapper receivedJsonMapper() {
        return StrictJson.mapper();
    }

    /** Reads the bodies of requests. */
    @Bean
    JacksonJsonHttpMessageConverter jsonOfRequests(@Qualifier(StrictJson.RECEIVED) JsonMapper json) {
        return new JacksonJsonHttpMessageConverter(json);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
