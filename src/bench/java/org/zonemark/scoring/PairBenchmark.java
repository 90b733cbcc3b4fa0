package org.zonemark.scoring;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.zonemark.rulebook.PlainSessions;
import org.zonemark.rulebook.Rulebook;

/**
 * Rules and plain Java by turns in one process, by processor time: what else a shared machine does meanwhile hits both, so the
 * ratio of a pair is steadier than that of two runs minutes apart.
 */
public final class PairBenchmark {

    private static final int ZONES = 200;
    private static final int WARM_UPS = 25;
    private static final int PAIRS = 25;
    private static final long TURN_NANOS = 300_000_000L;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<SelfAssessment> zones;
    private int sink;

    private PairBenchmark() {
        RandomAssessments random = new RandomAssessments(20261125);
        this.zones = IntStream.range(0, ZONES).mapToObj(i -> random.next()).toList();
    }

    public static void main(String[] arguments) {
        new PairBenchmark().print();
    }

    private void print() {
        Rulebook rulebook = Rulebooks.own();
        Function<SelfAssessment, Object> byHand = new HandWrittenModel(rulebook)::evaluate;
        Function<SelfAssessment, Object> rules = new Evaluator(rulebook)::evaluate;
        Function<SelfAssessment, Object> inSessions = new Evaluator(PlainSessions.of(rulebook))::evaluate;
        System.out.printf(
                "%nPairs in turn, processor time of one thread; JDK %s, %d pairs%n%-28s %14s %12s %12s %12s%n",
                System.getProperty("java.version"), PAIRS, "", "of plain Java", "10 to 90 %", "plain us", "us");
        pairs("rules", byHand, rules);
        pairs("rules in sessions", byHand, inSessions);
        pairs("rules, in words", inWords(byHand), inWords(rules));
        System.out.println(sink == 0 ? "nothing was found" : "");
    }

    private static Function<SelfAssessment, Object> inWords(Function<SelfAssessment, Object> evaluated) {
        return zone -> {
            Findings findings = (Findings) evaluated.apply(zone);
            FindingWords words = new FindingWords(zone, findings, Locale.SIMPLIFIED_CHINESE);
            int length = 0;
            for (Finding finding : findings.all()) {
                length += words.of(finding).length();
            }
            return length;
        };
    }

    private void pairs(String what, Function<SelfAssessment, Object> plain, Function<SelfAssessment, Object> other) {
        for (int i = 0; i < WARM_UPS; i++) {
            turn(plain);
            turn(other);
        }
        double[] shares = new double[PAIRS];
        double[] plainMicros = new double[PAIRS];
        double[] micros = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            plainMicros[i] = turn(plain);
            micros[i] = turn(other);
            shares[i] = 100 * plainMicros[i] / micros[i];
        }
        Arrays.sort(shares);
        Arrays.sort(plainMicros);
        Arrays.sort(micros);
        System.out.printf(
                "%-28s %12.1f %% %5.1f to %5.1f %11.2f %12.2f%n",
                what,
                shares[PAIRS / 2],
                shares[PAIRS / 10],
                shares[PAIRS - 1 - PAIRS / 10],
                plainMicros[PAIRS / 2],
                micros[PAIRS / 2]);
    }

    private double turn(Function<SelfAssessment, Object> work) {
        long end = System.nanoTime() + TURN_NANOS;
        long start = threads.getCurrentThreadCpuTime();
        int count = 0;
        while (System.nanoTime() < end) {
            for (SelfAssessment zone : zones) {
                sink |= work.apply(zone) == null ? 0 : 1;
            }
            count += zones.size();
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e3 / count;
    }
}
