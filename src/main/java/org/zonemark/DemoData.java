package org.zonemark;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.AssessmentService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With the profile {@code demo}: loads the sample zones, all invented, so that there is something to look at. */
@Component
@Profile("demo")
@Order(1)
class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final String SAMPLES = "classpath*:samples/zones/*.json";

    private static final String ACTOR = "system";

    private final AssessmentService assessments;
    private final JsonMapper json;
    private final Environment environment;

    DemoData(AssessmentService assessments, JsonMapper json, Environment environment) {
        this.assessments = assessments;
        this.json = json;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Resource[] samples = new PathMatchingResourcePatternResolver().getResources(SAMPLES);
        Arrays.sort(samples, Comparator.comparing(sample -> Objects.requireNonNull(sample.getFilename())));
        for (Resource sample : samples) {
            JsonNode document = json.readTree(sample.getContentAsByteArray());
            String code = document.path("zone").path("code").stringValue();
            assessments.register(ACTOR, code, document.path("zone"));
            assessments.save(ACTOR, code, document.path("year").intValue(), document, null);
        }
        String port = environment.getProperty("local.server.port");
        LOG.info(
                "Loaded {} sample zones, all of them invented.{}",
                samples.length,
                port == null ? "" : " Look at http://localhost:" + port + "/");
    }
}
