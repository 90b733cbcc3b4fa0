package org.zonemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.Fault;
import org.zonemark.evidence.EvidenceRefusedException.Reason;

/** Evidence as a zone keeps it, and what it serves. */
class EvidenceServiceIT extends EvidenceTestBed {

    @Test
    void keepsAFileAndWhatIsSaidOfIt() throws IOException {
        Evidence added = add(ZONE, Samples.pdf());

        assertThat(added.id()).matches("[0-9a-f]{32}");
        assertThat(added.fileName()).isEqualTo("环评批复.pdf");
        assertThat(added.contentType()).isEqualTo(ContentType.PDF);
        assertThat(added.size()).isEqualTo(Samples.pdf().length);
        assertThat(added.sha256()).isEqualTo(FolderEvidenceStoreTest.sha256(Samples.pdf()));
        assertThat(added.addedAt()).isEqualTo(Instant.parse("2026-03-01T04:00:00.123Z"));
        assertThat(service.read(ZONE, added.id())).isEqualTo(new LinkedEvidence(added, List.of()));
        assertThat(content(ZONE, added.id())).isEqualTo(Samples.pdf());
        assertThat(lastAct("zone/" + ZONE + "/evidence/" + added.id())).isEqualTo("addEvidence");
    }

    @Test
    void servesManyClausesWithOneFile() {
        Evidence added = add(ZONE, Samples.pdf());

        service.link(ACTOR, ZONE, added.id(), CLAUSE, null);
        service.link(ACTOR, ZONE, added.id(), OTHER_CLAUSE, 12);
        service.link(ACTOR, ZONE, added.id(), CLAUSE, 3);

        LinkedEvidence linked = new LinkedEvidence(
                added,
                List.of(new EvidenceLink(added.id(), OTHER_CLAUSE, 12), new EvidenceLink(added.id(), CLAUSE, 3)));
        assertThat(service.list(ZONE, YEAR)).containsExactly(linked);
        assertThat(service.read(ZONE, added.id())).isEqualTo(linked);

        service.unlink(ACTOR, ZONE, added.id(), OTHER_CLAUSE);

        assertThat(service.read(ZONE, added.id()).links()).containsExactly(new EvidenceLink(added.id(), CLAUSE, 3));
        assertNotFound(() -> service.unlink(ACTOR, ZONE, added.id(), OTHER_CLAUSE));
    }

    @Test
    void refusesAClauseOrPageThatThereIsNot() {
        Evidence added = add(ZONE, Samples.pdf());

        assertThat(faults(() -> service.link(ACTOR, ZONE, added.id(), "A2-9.9.9", 0)))
                .extracting(Fault::pointer)
                .containsExactly("/clause", "/page");
        assertThat(service.read(ZONE, added.id()).links()).isEmpty();
    }

    @Test
    void refusesWhatCannotBeTrueOfAFile() {
        NewEvidence said =
                new NewEvidence(ZONE, YEAR, "a.pdf", " \u202E ", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1));

        assertThat(faults(() -> service.add(ACTOR, said, new ByteArrayInputStream(Samples.pdf()))))
                .extracting(Fault::pointer)
                .containsExactly("/issuingBody", "/issuedOn", "/validUntil");
    }

    @Test
    void knowsNoZoneAndNoYearThatThereIsNot() {
        assertNotFound(() -> add("nowhere", Samples.pdf()));
        NewEvidence tooEarly = new NewEvidence(ZONE, 1999, "a.pdf", "b", LocalDate.of(1999, 1, 1), null);
        assertNotFound(() -> service.add(ACTOR, tooEarly, new ByteArrayInputStream(Samples.pdf())));
    }

    @Test
    void tellsAnotherZonesEvidenceNotApartFromWhatDoesNotExist() {
        String others = add(OTHER_ZONE, Samples.pdf()).id();
        String nobodys = "0".repeat(32);

        for (String id : List.of(others, nobodys)) {
            String said = "There is no evidence " + id + ".";
            assertThat(assertNotFound(() -> service.read(ZONE, id))).isEqualTo(said);
            assertThat(assertNotFound(() -> service.open(ZONE, id))).isEqualTo(said);
            assertThat(assertNotFound(() -> service.link(ACTOR, ZONE, id, CLAUSE, null)))
                    .isEqualTo(said);
            assertThat(assertNotFound(() -> service.unlink(ACTOR, ZONE, id, CLAUSE)))
                    .isEqualTo(said);
            assertThat(assertNotFound(() -> service.remove(ACTOR, ZONE, id))).isEqualTo(said);
        }
        assertThat(service.list(ZONE, YEAR)).isEmpty();
        assertThat(service.read(OTHER_ZONE, others).evidence().id()).isEqualTo(others);
    }

    @Test
    void changesNothingOfWhatWasSubmitted() throws IOException {
        Evidence added = add(ZONE, Samples.pdf());
        Evidence others = add(OTHER_ZONE, Samples.pdf());
        service.link(ACTOR, ZONE, added.id(), CLAUSE, 1);
        assertThat(service.isFrozen(ZONE, YEAR)).isFalse();

        service.freeze("signer", ZONE, YEAR);

        assertThat(service.isFrozen(ZONE, YEAR)).isTrue();
        assertThat(service.isFrozen(OTHER_ZONE, YEAR)).isFalse();
        assertFrozen(() -> service.link(ACTOR, ZONE, added.id(), CLAUSE, 2));
        assertFrozen(() -> service.link(ACTOR, ZONE, added.id(), OTHER_CLAUSE, null));
        assertFrozen(() -> service.unlink(ACTOR, ZONE, added.id(), CLAUSE));
        assertFrozen(() -> service.remove(ACTOR, ZONE, added.id()));
        assertThat(service.read(ZONE, added.id()).links()).containsExactly(new EvidenceLink(added.id(), CLAUSE, 1));
        assertThat(content(ZONE, added.id())).isEqualTo(Samples.pdf());
        assertThat(lastAct("zone/" + ZONE + "/self-assessment/" + YEAR)).isEqualTo("freezeEvidence");
        service.remove(ACTOR, OTHER_ZONE, others.id());
    }

    @Test
    void freezesOnlyWhatWasAddedSinceTheLastSubmission() {
        Evidence first = add(ZONE, Samples.pdf());
        service.freeze("signer", ZONE, YEAR);
        Instant firstFrozen = service.read(ZONE, first.id()).evidence().frozenAt();
        clock.move(Duration.ofMinutes(5));

        Evidence second = add(ZONE, Samples.png());
        assertThat(service.isFrozen(ZONE, YEAR)).isFalse();
        service.freeze("signer", ZONE, YEAR);

        assertThat(service.isFrozen(ZONE, YEAR)).isTrue();
        assertThat(service.read(ZONE, first.id()).evidence().frozenAt()).isEqualTo(firstFrozen);
        assertThat(service.read(ZONE, second.id()).evidence().frozenAt()).isAfter(firstFrozen);
    }

    @Test
    void keepsSoMuchOfOneYearForAZoneAndLeavesNothingOfWhatHasNoRoom() throws IOException {
        Evidence first = add(ZONE, Samples.pdf(700_000, 'a'));

        assertRefused(Reason.TOO_MUCH, new ByteArrayInputStream(Samples.pdf(700_000, 'b')));

        assertThat(service.list(ZONE, YEAR)).hasSize(1);
        assertThat(files()).hasSize(1);
        add(OTHER_ZONE, Samples.pdf(700_000, 'b'));
        NewEvidence ofNextYear = new NewEvidence(ZONE, YEAR + 1, "a.pdf", "b", LocalDate.of(2025, 6, 30), null);
        service.add(ACTOR, ofNextYear, new ByteArrayInputStream(Samples.pdf(700_000, 'b')));
        service.remove(ACTOR, ZONE, first.id());
        add(ZONE, Samples.pdf(700_000, 'b'));
    }

    @Test
    void keepsSoManyFilesOfOneYearForAZone() {
        for (int i = 0; i < 41; i++) {
            add(ZONE, Samples.pdf());
        }

        assertRefused(Reason.TOO_MANY_FILES, new ByteArrayInputStream(Samples.pdf()));

        add(OTHER_ZONE, Samples.pdf());
    }

    @Test
    void ofManyAtOnceNoMoreAreKeptThanThereIsRoomFor() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Boolean>> acts = Stream.of('a', 'b', 'c', 'd')
                .map(filler -> (Callable<Boolean>) () -> isTaken(Samples.pdf(600_000, filler)))
                .toList();
        List<Boolean> taken = new ArrayList<>();
        try {
            for (Future<Boolean> one : threads.invokeAll(acts)) {
                taken.add(one.get());
            }
        } finally {
            threads.shutdown();
        }

        assertThat(taken).containsOnlyOnce(true);
        assertThat(service.list(ZONE, YEAR)).hasSize(1);
    }

    private boolean isTaken(byte[] content) {
        try {
            add(ZONE, content);
            return true;
        } catch (EvidenceRefusedException e) {
            assertThat(e.reason()).isEqualTo(Reason.TOO_MUCH);
            return false;
        }
    }

    @Test
    void undoesAFreezeTogetherWithTheSubmissionThatFails() {
        add(ZONE, Samples.pdf());

        transactions.executeWithoutResult(status -> {
            service.freeze("signer", ZONE, YEAR);
            status.setRollbackOnly();
        });

        assertThat(service.isFrozen(ZONE, YEAR)).isFalse();
    }
}
