package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlacesTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private double busy;

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private Places places(int atOnce, int waiting, Duration patience) {
        return new Places(atOnce, waiting, patience, now::get, () -> busy);
    }

    private void pass(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    /** Lets so many come who have to wait, and waits until they do. */
    private List<Future<Boolean>> come(Places places, int count, int waitingThen) throws Exception {
        List<Future<Boolean>> came = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            came.add(threads.submit((Callable<Boolean>) places::enter));
        }
        while (came.stream().filter(one -> !one.isDone()).count() > waitingThen) {
            Thread.sleep(1);
        }
        Thread.sleep(50);
        assertThat(came.stream().filter(one -> !one.isDone())).hasSize(waitingThen);
        return came;
    }

    @Test
    void soManyAtOnceAreLetInAndAPlaceThatIsLeftIsFree() {
        Places places = places(2, 0, LONG);
        assertThat(places.enter()).isTrue();
        assertThat(places.enter()).isTrue();
        assertThat(places.taken()).isEqualTo(2);
        assertThat(places.enter()).isFalse();
        places.leave();
        assertThat(places.taken()).isEqualTo(1);
        assertThat(places.enter()).isTrue();
    }

    @Test
    void inABurstManyWaitAndTheFirstToComeIsTheFirstToBeLetIn() throws Exception {
        Places places = places(1, 3, LONG);
        places.enter();
        Future<Boolean> first = come(places, 1, 1).get(0);
        List<Future<Boolean>> others = come(places, 3, 2);
        assertThat(others).as("the queue is full").anyMatch(one -> one.isDone());

        places.leave();

        assertThat(first.get()).isTrue();
    }

    @Test
    void whoeverHasWaitedInVainIsSentAway() {
        Places places = places(1, 3, Duration.ofMillis(5));
        places.enter();
        assertThat(places.enter()).isFalse();
        places.leave();
        assertThat(places.enter()).isTrue();
    }

    @Test
    void whatIsFullForATenthOfASecondIsNoBurstAndHardlyAnybodyWaits() throws Exception {
        Places places = places(8, 64, LONG);
        for (int i = 0; i < 8; i++) {
            places.enter();
        }
        come(places, 1, 1);
        pass(90);
        come(places, 1, 1);
        pass(90);
        List<Future<Boolean>> late = come(places, 10, 0);
        for (Future<Boolean> one : late) {
            assertThat(one.get())
                    .as("two wait already, one for each four places")
                    .isFalse();
        }
        pass(110);
        come(places, 10, 10);
    }

    @Test
    void whereTheProcessorsAreBusyAsWellHalfOfThePlacesAreClosedUntilItIsOver() throws Exception {
        Places places = places(4, 4, LONG);
        for (int i = 0; i < 4; i++) {
            places.enter();
        }
        busy = 0.95;
        come(places, 1, 1);
        pass(60);
        come(places, 1, 1);
        pass(60);
        assertThat(come(places, 1, 0).get(0).get()).as("no burst any more").isFalse();
        for (int i = 0; i < 3; i++) {
            places.leave();
        }
        awaitTaken(places, 2);
        assertThat(places.taken())
                .as("one of four and one that waited; another waits on")
                .isEqualTo(2);
        pass(110);
        busy = 0.5;
        places.enter();
        awaitTaken(places, 3);
    }

    private static void awaitTaken(Places places, int atLeast) throws InterruptedException {
        while (places.taken() < atLeast) {
            Thread.sleep(1);
        }
        Thread.sleep(50);
        assertThat(places.taken()).isBetween(atLeast, atLeast + 1);
    }
}
