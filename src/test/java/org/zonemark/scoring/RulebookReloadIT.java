package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.drools.core.impl.InternalRuleBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.RulebookArchives;
import org.zonemark.rulebook.RulebookCopy;
import org.zonemark.rulebook.RulebookLoader;

/**
 * New rulebook versions again and again, while others score. {@code -Dzonemark.reloads=200} makes it the full 200,
 * which take some minutes.
 */
class RulebookReloadIT {

    private static final Logger LOG = LoggerFactory.getLogger(RulebookReloadIT.class);
    private static final int RELOADS = Integer.getInteger("zonemark.reloads", 4);
    private static final int SCORING = 4;

    /** Between two scorings of a thread, so that the compiler gets its share of a small machine. */
    private static final long PAUSE_NANOS = 2_000_000;

    private static final long SLACK_BYTES = 6L << 20;
    private static final int SLACK_CLASSES = 400;

    private static final String CRITERIA = "annex/2.1-environmental-protection.yaml";
    private static final String CLAUSE = "A2-2.1.6";

    /** Renamed with every version, so that the rules are compiled anew. */
    private static final String RULE = "rule \"A2-2.1.6 整治重点污染行业";

    private static final String RULES = "annex/2.1-environmental-protection.drl";
    private static final String ANCHORS = "[[60, 0], [100, 100]]";
    private static final SelfAssessment ASSESSMENT = new SelfAssessment(
            new Zone("-", "-", "湖北", "武汉", Basin.MIDDLE, ZoneType.OTHER),
            Rulebooks.own().firstYear(),
            List.of(),
            Map.of(CLAUSE, Answer.ofValue(100)));

    @TempDir
    private Path folder;

    private RulebookCopy copy;
    private final AtomicReference<Scorer> inForce = new AtomicReference<>();
    private final AtomicLong scored = new AtomicLong();
    private final AtomicBoolean done = new AtomicBoolean();
    private final List<WeakReference<Object>> old = new ArrayList<>();

    @BeforeEach
    void copyTheRulebook() {
        copy = RulebookCopy.in(folder);
    }

    @Test
    void noScoringFailsAndNothingOfTheOldVersionsStays() throws Exception {
        reload(0);
        ExecutorService threads = Executors.newFixedThreadPool(SCORING);
        List<Future<?>> scoring = new ArrayList<>();
        for (int i = 0; i < SCORING; i++) {
            scoring.add(threads.submit(this::scoreOnAndOn));
        }
        long bytesBefore = 0;
        int classesBefore = 0;
        for (int i = 1; i <= RELOADS; i++) {
            reload(i);
            assertThat(points(inForce.get())).as("at once after reload %d", i).isEqualTo(pointsOf(i));
            if (i == RELOADS / 2) {
                collect();
                bytesBefore = metaspace();
                classesBefore = classes().getLoadedClassCount();
                LOG.info("After {} reloads: {} bytes of metaspace, {} classes", i, bytesBefore, classesBefore);
            }
        }
        done.set(true);
        for (Future<?> one : scoring) {
            one.get(1, TimeUnit.MINUTES);
        }
        threads.shutdown();
        collect();
        long alive = old.subList(0, old.size() - 2).stream()
                .filter(reference -> reference.get() != null)
                .count();
        LOG.info(
                "After {} reloads and {} scorings: {} bytes of metaspace, {} classes, {} unloaded, {} old versions alive",
                RELOADS,
                scored.get(),
                metaspace(),
                classes().getLoadedClassCount(),
                classes().getUnloadedClassCount(),
                alive);

        assertThat(scored.get()).isPositive();
        assertThat(alive).as("rule bases and class loaders of old versions").isZero();
        assertThat(metaspace() - bytesBefore).as("growth of metaspace").isLessThan(SLACK_BYTES);
        assertThat(classes().getLoadedClassCount() - classesBefore)
                .as("more classes")
                .isLessThan(SLACK_CLASSES);
    }

    private void reload(int i) {
        String anchors = ANCHORS.replace("100]]", pointsOf(i) + "]]");
        String before = i == 0 ? ANCHORS : ANCHORS.replace("100]]", pointsOf(i - 1) + "]]");
        copy.replace(CRITERIA, before, anchors);
        copy.replace(RULES, RULE + (i == 0 ? "" : " " + (i - 1)) + "\"", RULE + " " + i + "\"");
        copy.replace(
                "rulebook.yaml", "version: '" + (i == 0 ? "2026.1" : "r" + (i - 1)) + "'", "version: 'r" + i + "'");
        Scorer scorer = scorer();
        old.add(new WeakReference<>(scorer.rulebook().compiledRules().base()));
        old.add(new WeakReference<>(
                ((InternalRuleBase) scorer.rulebook().compiledRules().base()).getRootClassLoader()));
        inForce.set(scorer);
    }

    private Scorer scorer() {
        var rulebook = RulebookLoader.fromArchive(RulebookArchives.of(copy.folder()));
        return Scorer.of(rulebook, rulebook.defaultWeights());
    }

    private void scoreOnAndOn() {
        while (!done.get()) {
            Scorer scorer = inForce.get();
            int version = Integer.parseInt(scorer.rulebook().version().substring(1));
            assertThat(points(scorer)).isEqualTo(pointsOf(version));
            scored.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static double points(Scorer scorer) {
        return scorer.score(ASSESSMENT).findings().of(CLAUSE).score();
    }

    private static double pointsOf(int version) {
        return 99.5 - version % 50;
    }

    private static void collect() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100);
        }
    }

    private static ClassLoadingMXBean classes() {
        return ManagementFactory.getClassLoadingMXBean();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}
