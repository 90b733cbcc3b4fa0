package org.zonemark.scoring;

import java.util.List;
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
import org.zonemark.rulebook.Rulebook;

/** Other engines on the same criteria, one rule or decision for each: what they find is held against what the rules find. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeersBenchmark {

    private static final int ZONES = 50;
    private static final int CHECKED = 300;
    private static final long SEED = 20261125;

    private EasyRulesModel easyRules;
    private EvreteModel evrete;
    private CamundaModel camunda;
    private List<SelfAssessment> zones;

    /** @throws IllegalStateException if one does not find the same of every zone */
    @Setup
    public void prepare() {
        Rulebook rulebook = Rulebooks.own();
        Evaluator rules = new Evaluator(rulebook);
        easyRules = new EasyRulesModel(rulebook);
        evrete = new EvreteModel(rulebook);
        camunda = new CamundaModel(rulebook);
        RandomAssessments random = new RandomAssessments(SEED);
        List<SelfAssessment> all =
                IntStream.range(0, CHECKED).mapToObj(i -> random.next()).toList();
        for (SelfAssessment zone : all) {
            Findings due = rules.evaluate(zone);
            if (!due.equals(easyRules.evaluate(zone)) || !due.equals(evrete.evaluate(zone))) {
                throw new IllegalStateException("an engine differs on " + zone);
            }
            camunda.check(zone, due);
        }
        zones = all.subList(0, ZONES);
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void easyRules(Blackhole hole) {
        zones.forEach(zone -> hole.consume(easyRules.evaluate(zone)));
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void evrete(Blackhole hole) {
        zones.forEach(zone -> hole.consume(evrete.evaluate(zone)));
    }

    @Benchmark
    @OperationsPerInvocation(ZONES)
    public void camundaDmn(Blackhole hole) {
        zones.forEach(zone -> hole.consume(camunda.evaluate(zone)));
    }
}
