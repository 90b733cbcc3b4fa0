package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.zonemark.samples.Samples;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;

class StrictJsonTest {

    private static final String MANY_OBJECTS = "[" + "{},".repeat(StrictJson.MOST_TOKENS) + "{}]";

    @Test
    void whatOthersSendHasSoManyPartsAndNoMore() {
        assertThat(StrictJson.mapper().readTree("[" + "0,".repeat(StrictJson.MOST_TOKENS - 3) + "0]"))
                .hasSize(StrictJson.MOST_TOKENS - 2);
        assertThatExceptionOfType(StreamConstraintsException.class)
                .isThrownBy(() -> StrictJson.mapper().readTree(MANY_OBJECTS));
    }

    @Test
    void whatWeWroteOurselvesIsReadHoweverManyPartsItHas() {
        assertThat(StrictJson.mapperOfOurOwn().readTree(MANY_OBJECTS)).hasSize(StrictJson.MOST_TOKENS + 1);
    }

    @Test
    void everySampleTakesLessThanAHundredthOfIt() {
        for (String code : Samples.codes()) {
            assertThat(tokens(Samples.text(code))).as(code).isLessThan(StrictJson.MOST_TOKENS / 100);
        }
    }

    private static int tokens(String document) {
        int tokens = 0;
        try (JsonParser parser = StrictJson.mapper().createParser(document)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
