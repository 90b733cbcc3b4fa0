package org.zonemark.scoring;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.zonemark.rulebook.PlainSessions;
import org.zonemark.rulebook.Rulebook;

/** Self-assessments made into findings and totals, one after the other on each thread: the rules beside plain Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScoringBenchmark {

    /** Of the 2,543 development zones of China's catalogue of 2018 so many make one invocation. */
    private static final int ZONES = 200;

    private static final int CHECKED = 2_543;
    private static final long SEED = 20261125;

    private Evaluator rules;
    private Evaluator inSessions;
    private HandWrittenModel byHand;
    private Aggregation aggregation;
    private List<SelfAssessment> zones;
    private List<Findings> found;

    /** @throws IllegalStateException if the two do not find the same of every zone */
    @Setup
    public void prepare() {
        Rulebook rulebook = Rulebooks.own();
        RandomAssessments random = new RandomAssessments(SEED);
        rules = new Evaluator(rulebook);
        inSessions = new Evaluator(PlainSessions.of(rulebook));
        byHand = new HandWrittenModel(rulebook);
        aggregation = new Aggregation(rulebook, rulebook.defaultWeights());
        List<SelfAssessment> all =
                IntStream.range(0, CHECKED).mapToObj(i -> random.next()).toList();
        for (SelfAssessment zone : all) {
            if (!rules.evaluate(zone).equals(byHand.evaluate(zone))) {
                throw new IllegalStateException("rules and plain Java differ on " + zone);
            }
        }
        zones = all.subList(0, ZONES);
        found = zones.stream().map(rules::evaluate).toList();
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void plainJava(Blackhole hole) {
        zones.forEach(zone -> hole.consume(byHand.evaluate(zone)));
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void rules(Blackhole hole) {
        zones.forEach(zone -> hole.consume(rules.evaluate(zone)));
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void rulesInSessions(Blackhole hole) {
        zones.forEach(zone -> hole.consume(inSessions.evaluate(zone)));
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void plainJavaInWords(Blackhole hole) {
        zones.forEach(zone -> words(zone, byHand.evaluate(zone), hole));
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void rulesInWords(Blackhole hole) {
        zones.forEach(zone -> words(zone, rules.evaluate(zone), hole));
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void totals(Blackhole hole) {
        found.forEach(findings -> hole.consume(aggregation.total(findings, Circumstances.NONE)));
    }

    private static void words(SelfAssessment zone, Findings findings, Blackhole hole) {
        FindingWords words = new FindingWords(zone, findings, Locale.SIMPLIFIED_CHINESE);
        findings.all().forEach(finding -> hole.consume(words.of(finding)));
    }
}
