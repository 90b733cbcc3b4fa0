package org.zonemark.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.zonemark.assessment.SampleInputs;

/** Many evaluations one after another, and many at once. */
class EvaluatorLoadTest {

    private static final int FEW = 2_000;
    private static final int MANY = 10_000;
    private static final int THREADS = 16;
    private static final long GROWTH_ALLOWED = 5L << 20;

    private final Scorer scorer = Rulebooks.scorer();
    private final List<SelfAssessment> assessments = SampleInputs.read().subList(0, 200);

    @Test
    void tenThousandEvaluationsLeaveNothingBehind() {
        for (int i = 0; i < FEW; i++) {
            score(i);
        }
        long afterFew = usedHeap();
        for (int i = FEW; i < MANY; i++) {
            score(i);
        }
        long afterMany = usedHeap();

        assertThat(scorer.rulebook().compiledRules().base().getKieSessions()).isEmpty();
        assertThat(afterMany - afterFew)
                .as("bytes more after %d evaluations than after %d", MANY, FEW)
                .isLessThan(GROWTH_ALLOWED);
    }

    @Test
    void sixteenThreadsGiveTheSameEvaluationsAsOne() throws InterruptedException, ExecutionException {
        List<Evaluation> one = assessments.stream().map(scorer::score).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<List<Evaluation>>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * assessments.size() / THREADS;
                tasks.add(() -> allFrom(first));
            }
            for (Future<List<Evaluation>> many : threads.invokeAll(tasks)) {
                assertThat(many.get()).isEqualTo(one);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(scorer.rulebook().compiledRules().base().getKieSessions()).isEmpty();
    }

    /** All evaluations in their order, made from another one on in each thread so that different ones meet. */
    private List<Evaluation> allFrom(int first) {
        Evaluation[] all = new Evaluation[assessments.size()];
        for (int i = 0; i < all.length; i++) {
            int which = (first + i) % all.length;
            all[which] = scorer.score(assessments.get(which));
        }
        return List.of(all);
    }

    private void score(int i) {
        scorer.score(assessments.get(i % assessments.size()));
    }

    private static long usedHeap() {
        // The second run takes what finalizers of the first have let go.
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
