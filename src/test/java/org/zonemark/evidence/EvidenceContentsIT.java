package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What becomes of contents: kept once, refused without a trace, removed when nobody has them any more. */
class EvidenceContentsIT extends EvidenceTestBed {

    @Test
    void refusesAFileOfNoKnownTypeAndAnEndlessOneAndKeepsNothingOfThem() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '%';
            }
        };

        assertRefused(EvidenceRefusedException.Reason.TOO_LARGE, endless);
        assertRefused(EvidenceRefusedException.Reason.UNKNOWN_TYPE, new ByteArrayInputStream(Samples.ascii("MZ")));

        assertThat(files()).isEmpty();
        assertThat(service.list(ZONE, YEAR)).isEmpty();
    }

    @Test
    void keepsNothingOfAnUploadWhoseLineBreaks() throws IOException {
        InputStream broken = new ByteArrayInputStream(Samples.pdf()) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (available() < 100) {
                    throw new UncheckedIOException(new IOException("the line is dead"));
                }
                return super.read(bytes, offset, Math.min(length, 50));
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> service.add(ACTOR, said(ZONE), broken));

        assertThat(files()).isEmpty();
        assertThat(service.list(ZONE, YEAR)).isEmpty();
    }

    @Test
    void storesOneContentOnceAndRemovesItADayAfterTheLastEvidenceThatHadIt() throws IOException {
        Evidence first = add(ZONE, Samples.jpeg());
        Evidence second = add(OTHER_ZONE, Samples.jpeg());
        assertThat(files()).hasSize(1);
        assertThat(first.id()).isNotEqualTo(second.id());

        service.remove(ACTOR, ZONE, first.id());
        clock.move(Duration.ofDays(2));
        sweeper.sweep();
        assertThat(content(OTHER_ZONE, second.id())).isEqualTo(Samples.jpeg());

        service.remove(ACTOR, OTHER_ZONE, second.id());
        sweeper.sweep();
        assertThat(files()).isEmpty();
        assertThat(add(ZONE, Samples.jpeg()).sha256()).isEqualTo(first.sha256());
        assertThat(files()).hasSize(1);
    }

    @Test
    void leavesTheContentOfAnUploadAloneThatIsStillUnderWay() throws IOException {
        Evidence removed = add(ZONE, Samples.png());
        service.remove(ACTOR, ZONE, removed.id());
        clock.move(Sweeper.GRACE.minusMinutes(1));

        sweeper.sweep();

        assertThat(files()).hasSize(1);
    }

    @Test
    void neverForgetsAContentThatEvidenceHas() {
        Evidence added = add(ZONE, Samples.pdf());
        Instant later = clock.instant().plus(Duration.ofDays(9));

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> repository.forget(added.sha256(), later));

        assertThat(repository.unused(later)).isEmpty();
    }

    @Test
    void losesNothingWhenManyAddAndLinkTogether() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Evidence>> acts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            acts.add(() -> {
                Evidence added = add(ZONE, Samples.pdf());
                service.link(ACTOR, ZONE, added.id(), CLAUSE, 1);
                return added;
            });
        }
        try {
            for (Future<Evidence> done : threads.invokeAll(acts)) {
                assertThat(content(ZONE, done.get().id())).isEqualTo(Samples.pdf());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(service.list(ZONE, YEAR))
                .hasSize(40)
                .allSatisfy(one -> assertThat(one.links()).hasSize(1));
        assertThat(audit.verify().isWhole()).isTrue();
    }
}
