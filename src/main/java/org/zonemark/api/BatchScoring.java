package org.zonemark.api;

import jakarta.annotation.PreDestroy;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.StrictJson;
import org.zonemark.words.Phrases;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores a stream of lines on all cores and answers in their order.
 *
 * <p>Only a window of lines, and of bytes, is in memory at any time, however long the stream: reading waits for writing.
 */
@Component
class BatchScoring {

    private static final Logger LOG = LoggerFactory.getLogger(BatchScoring.class);
    private static final int LINES_PER_WORKER = 16;

    /** Of lines of one batch that are not answered yet: there are many batches at once. */
    static final int MOST_BYTES = 4 << 20;

    private final JsonMapper json;
    private final int window;
    private final ExecutorService workers;

    BatchScoring(@Qualifier(StrictJson.RECEIVED) JsonMapper json) {
        this.json = json;
        int cores = Runtime.getRuntime().availableProcessors();
        this.window = LINES_PER_WORKER * cores;
        this.workers = Executors.newFixedThreadPool(cores, task -> {
            Thread thread = new Thread(task, "batch-scoring");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Where the stream's time is up the last answer says from which line on nothing was looked at.
     *
     * @param scorer the one for every line, whatever comes into force meanwhile
     */
    void score(SelfAssessmentScorer scorer, InputStream in, OutputStream out, Locale locale) throws IOException {
        LineReader lines = new LineReader(in, StrictJson.LONGEST_DOCUMENT);
        UnderWay underWay = new UnderWay(window, out);
        try {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                LineReader.Line one = line;
                underWay.add(workers.submit(() -> answer(scorer, one, locale)), one);
                underWay.makeRoom();
                if (!lines.hasMoreAtHand()) {
                    // A client may wait for its answers before it sends more.
                    underWay.writeAll();
                }
            }
            underWay.writeAll();
        } catch (StreamDeadline.PassedException e) {
            underWay.writeAll();
            ProblemDto problem = Problems.tooSlow(e.minutes(), locale).line(lines.read() + 1);
            out.write(json.writeValueAsBytes(problem));
            out.write('\n');
            out.flush();
        } catch (EOFException | ClientAbortException e) {
            LOG.debug("The client of a batch went away: {}", e.getMessage());
        } finally {
            underWay.cancel();
        }
    }

    private byte[] answer(SelfAssessmentScorer scorer, LineReader.Line line, Locale locale) {
        if (line.tooLong()) {
            return json.writeValueAsBytes(
                    Problems.tooLarge(StrictJson.LONGEST_DOCUMENT, locale).line(line.number()));
        }
        try {
            return json.writeValueAsBytes(
                    EvaluationMapper.evaluation(scorer.score(json.readTree(line.text())), locale));
        } catch (FaultyInputException e) {
            return json.writeValueAsBytes(Problems.faultyInput(e, locale).line(line.number()));
        } catch (JacksonException e) {
            return json.writeValueAsBytes(Problems.notJsonLine(e, locale).line(line.number()));
        } catch (RuntimeException e) {
            String number = UUID.randomUUID().toString();
            LOG.error("Error {} at line {} of a batch", number, line.number(), e);
            return json.writeValueAsBytes(Problems.problem(
                            "internal",
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            Phrases.phrase("problem.internal.detail", number),
                            locale)
                    .line(line.number()));
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    /** Lines whose answers are due, in their order. */
    private static final class UnderWay {

        private record Due(Future<byte[]> answer, int bytes) {}

        private final Deque<Due> due = new ArrayDeque<>();
        private final int mostLines;
        private final OutputStream out;
        private int bytes;

        UnderWay(int mostLines, OutputStream out) {
            this.mostLines = mostLines;
            this.out = out;
        }

        void add(Future<byte[]> answer, LineReader.Line line) {
            due.add(new Due(answer, line.text().length));
            bytes += line.text().length;
        }

        /** Writes what is done, and waits for as much of the rest as leaves room for the longest line. */
        void makeRoom() throws IOException {
            while (!due.isEmpty() && (isFull() || due.element().answer().isDone())) {
                writeFirst();
            }
        }

        private boolean isFull() {
            return due.size() >= mostLines || bytes > MOST_BYTES - StrictJson.LONGEST_DOCUMENT;
        }

        void writeAll() throws IOException {
            while (!due.isEmpty()) {
                writeFirst();
            }
            out.flush();
        }

        private void writeFirst() throws IOException {
            Due first = due.remove();
            bytes -= first.bytes();
            try {
                out.write(first.answer().get());
                out.write('\n');
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("stopped while scoring a batch", e);
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }

        void cancel() {
            due.forEach(one -> one.answer().cancel(true));
        }
    }
}
