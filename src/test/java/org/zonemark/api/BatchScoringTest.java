package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.scoring.Rulebooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchScoringTest {

    private final SelfAssessmentScorer scorer = new SelfAssessmentScorer(Rulebooks.scorer());
    private final BatchScoring batch = new BatchScoring(new SlowMapper());

    @AfterEach
    void stop() {
        batch.stop();
    }

    /** What the sender has given away, less what was answered, is what the batch holds. */
    @Test
    void linesThatAreLongAreHeldByTheirBytesAndAllAnswered() throws IOException {
        int length = 1_000_000;
        int lines = 20;
        Sent sent = new Sent(("\"" + "x".repeat(length - 3) + "\"\n").repeat(lines));
        Answered answered = new Answered(sent, length);

        batch.score(scorer, sent, answered, Locale.ENGLISH);

        assertThat(answered.lines).isEqualTo(lines);
        assertThat(answered.mostHeld).isGreaterThan(length).isLessThan(BatchScoring.MOST_BYTES + length);
    }

    /** Lines come faster than they are scored. */
    private static final class SlowMapper extends JsonMapper {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonNode readTree(byte[] content) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return super.readTree(content);
        }
    }

    private static final class Sent extends ByteArrayInputStream {

        Sent(String text) {
            super(text.getBytes(StandardCharsets.US_ASCII));
        }

        int given() {
            return pos;
        }
    }

    private static final class Answered extends OutputStream {

        private final Sent sent;
        private final int lengthOfLine;
        private int lines;
        private int mostHeld;

        Answered(Sent sent, int lengthOfLine) {
            this.sent = sent;
            this.lengthOfLine = lengthOfLine;
        }

        @Override
        public void write(int one) {
            mostHeld = Math.max(mostHeld, sent.given() - lines * lengthOfLine);
            if (one == '\n') {
                lines++;
            }
        }
    }
}
