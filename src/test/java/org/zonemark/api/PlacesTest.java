package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlacesTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Queue<Places.Place> inside = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    private Places places(int atOnce, int waiting, Duration patience) {
        return new Places(new Places.Most(atOnce, Math.max(1, atOnce / 4), waiting, 0, 1), patience, now::get);
    }

    private boolean enters(Places places) {
        return enters(places, "a network");
    }

    private boolean enters(Places places, String network) {
        Places.Place place = places.enter(network);
        return place != null && inside.add(place);
    }

    private void leave(int many) {
        for (int i = 0; i < many; i++) {
            inside.remove().leave();
        }
    }

    private Places full(Places places, int atOnce) {
        for (int i = 0; i < atOnce; i++) {
            assertThat(enters(places)).isTrue();
        }
        return places;
    }

    private void pass(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    /** Somebody comes who has to wait, and does. */
    private Future<Boolean> waitsIn(Places places) throws InterruptedException {
        int before = places.waiting();
        Future<Boolean> one = threads.submit(() -> enters(places));
        await(() -> places.waiting() == before + 1);
        return one;
    }

    private static void await(BooleanSupplier what) throws InterruptedException {
        while (!what.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    @Test
    void soManyAtOnceAreLetInAndAPlaceThatIsLeftIsFree() {
        Places places = full(new Places(new Places.Most(2, 2, 0, 0, 1), LONG, now::get), 2);
        assertThat(places.taken()).isEqualTo(2);
        assertThat(enters(places)).isFalse();
        leave(1);
        assertThat(places.taken()).isEqualTo(1);
        assertThat(enters(places)).isTrue();
    }

    @Test
    void inABurstManyWaitInTheOrderInWhichTheyCame() throws Exception {
        Places places = full(places(1, 2, LONG), 1);
        Future<Boolean> first = waitsIn(places);
        Future<Boolean> second = waitsIn(places);
        assertThat(enters(places)).as("the queue is full").isFalse();

        leave(1);
        assertThat(first.get()).isTrue();
        Future<Boolean> third = waitsIn(places);
        assertThat(second.isDone()).isFalse();
        leave(1);
        assertThat(second.get()).isTrue();
        assertThat(third.isDone()).isFalse();
        assertThat(places.taken()).isEqualTo(1);
    }

    @Test
    void whoeverHasWaitedInVainIsSentAway() {
        Places places = full(places(1, 3, Duration.ofMillis(5)), 1);
        assertThat(enters(places)).isFalse();
        assertThat(places.waiting()).isZero();
        leave(1);
        assertThat(enters(places)).isTrue();
    }

    /** Eight are let in, two wait, one is too many. */
    private Places overrun() throws InterruptedException {
        Places places = full(places(8, 2, LONG), 8);
        waitsIn(places);
        waitsIn(places);
        assertThat(enters(places)).as("the queue is full").isFalse();
        return places;
    }

    /** For so long somebody comes every millisecond, and who is let in stays for two. */
    private int letIn(Places places, int millis) {
        int letIn = 0;
        for (int i = 0; i < millis; i += 2) {
            int in = (enters(places) ? 1 : 0) + (enters(places) ? 1 : 0) + (enters(places) ? 1 : 0);
            pass(2);
            leave(in);
            letIn += in;
        }
        return letIn;
    }

    @Test
    void whereTheQueueIsFullFewAreLetInFromThenOnAndNobodyWaits() throws Exception {
        Places places = overrun();
        leave(8);
        await(() -> places.taken() == 2);
        assertThat(enters(places)).as("those who waited have both places").isFalse();
        leave(1);
        assertThat(enters(places)).isTrue();
        assertThat(enters(places)).isFalse();
        assertThat(places.waiting()).isZero();
    }

    @Test
    void whileMuchIsAskedForItStaysSoAndThenAllPlacesAreThereAgain() throws Exception {
        Places places = overrun();
        leave(8);
        await(() -> places.taken() == 2);
        leave(2);
        assertThat(letIn(places, 5000)).as("two of three who come at a time").isEqualTo(5000);

        for (int i = 0; i < 200; i++) {
            assertThat(enters(places)).isTrue();
            pass(3);
            leave(1);
            pass(2);
        }
        full(places, 8);
        waitsIn(places);
    }

    @Test
    void whoeverStaysLongKeepsNobodyOutForLongerThanAMoment() throws Exception {
        Places places = overrun();
        leave(8);
        await(() -> places.taken() == 2);
        pass(60);
        assertThat(enters(places)).isTrue();
        assertThat(enters(places)).as("one in each moment").isFalse();
        pass(60);
        assertThat(enters(places)).isTrue();
        assertThat(places.taken()).isEqualTo(4);
    }

    @Test
    void nobodyIsLetInBeyondAllPlacesHoweverLongTheyStay() throws Exception {
        Places places = overrun();
        leave(2);
        await(() -> places.waiting() == 0);
        for (int i = 0; i < 10; i++) {
            pass(60);
            assertThat(enters(places)).isFalse();
        }
        assertThat(places.taken()).isEqualTo(8);
    }

    @Test
    void clumpsWithRoomBetweenThemAreBurstsAgainAndAgain() throws Exception {
        Places places = places(4, 64, LONG);
        for (int clump = 0; clump < 5; clump++) {
            full(places, 4);
            Future<Boolean> one = waitsIn(places);
            Future<Boolean> other = waitsIn(places);
            Future<Boolean> third = waitsIn(places);
            for (int i = 0; i < 3; i++) {
                leave(1);
            }
            assertThat(one.get() && other.get() && third.get()).isTrue();
            await(() -> places.waiting() == 0);
            for (int i = 0; i < 4; i++) {
                leave(1);
            }
            pass(90);
        }
    }

    @Test
    void whoIsThereForSecondsMakesRoomForOthersUpToANumber() {
        Places places = full(new Places(new Places.Most(2, 2, 0, 3, 3), LONG, now::get), 2);
        pass(2000);
        assertThat(enters(places)).isFalse();
        pass(1);
        full(places, 2);
        assertThat(places.taken()).isEqualTo(4);
        pass(2001);
        assertThat(enters(places)).as("the third slow one makes room").isTrue();
        assertThat(enters(places)).as("a fourth does not").isFalse();
        assertThat(places.taken()).isEqualTo(5);

        leave(5);

        assertThat(places.taken()).isZero();
        full(places, 2);
        assertThat(enters(places)).isFalse();
    }

    @Test
    void theRoomThatIsMadeIsForWhoeverWaitsLongest() throws Exception {
        Places places = full(new Places(new Places.Most(1, 1, 1, 1, 1), LONG, now::get), 1);
        Future<Boolean> first = waitsIn(places);
        pass(2001);
        assertThat(enters(places)).isFalse();
        assertThat(first.get()).isTrue();
    }

    @Test
    void aNetworkWithManySlowOnesIsToldApartUntilOneOfThemHasLeft() {
        Places places = full(new Places(new Places.Most(4, 4, 0, 8, 2), LONG, now::get), 2);
        assertThat(enters(places, "another")).isTrue();
        assertThat(places.hasManySlow("a network")).as("nobody is slow yet").isFalse();
        pass(2001);
        assertThat(places.hasManySlow("a network")).isTrue();
        assertThat(places.hasManySlow("another")).isFalse();
        assertThat(places.hasManySlow("a third")).isFalse();

        leave(1);

        assertThat(places.hasManySlow("a network")).isFalse();
    }

    @Test
    void noNetworkKeepsAnotherOutByBeingSlow() {
        Places places = new Places(new Places.Most(4, 4, 0, 16, 6), LONG, now::get);
        for (int second = 0; second < 60; second++) {
            while (!places.hasManySlow("slow") && enters(places, "slow")) {
                assertThat(places.taken()).isLessThanOrEqualTo(8);
            }
            pass(1000);
            if (second >= 6) {
                Places.Place other = places.enter("another");
                assertThat(other).isNotNull();
                other.leave();
            }
        }
    }
}
