package org.zonemark.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.api.contract.RoundRankingApi;
import org.zonemark.api.model.RoundRankingDto;
import org.zonemark.api.model.RoundRankingLineDto;
import org.zonemark.assessment.ConflictException;
import org.zonemark.ranking.RoundRanking;
import org.zonemark.ranking.RoundRankingService;
import org.zonemark.scoring.Evaluation.DimensionResult;

/** Figures of a round's whole cohort, in which no zone is named. */
@Component
class CohortFigures {

    /** Fewer would tell one zone about another. */
    private static final int FEWEST = 5;

    private static final int PAGE = 200;

    private final RoundRankingApi rankings;
    private final RoundRankingService whole;

    CohortFigures(RoundRankingApi rankings, RoundRankingService whole) {
        this.rankings = rankings;
        this.whole = whole;
    }

    /** The middle score of each dimension by its id; nothing where the cohort is too small to stay unnamed. */
    Map<String, Double> medians(String round) {
        List<RoundRanking.Line> lines = linesIfAny(round);
        if (lines.size() < FEWEST) {
            return Map.of();
        }
        Map<String, List<Double>> scores = new HashMap<>();
        lines.forEach(line -> line.evaluation().dimensions().stream()
                .filter(DimensionResult::hasScore)
                .forEach(one -> scores.computeIfAbsent(one.dimension().id(), any -> new ArrayList<>())
                        .add(one.score())));
        Map<String, Double> medians = new HashMap<>();
        scores.forEach((dimension, all) -> medians.put(dimension, median(all)));
        return medians;
    }

    /** Nothing where there is no ranking yet. */
    private List<RoundRanking.Line> linesIfAny(String round) {
        try {
            return whole.ranking(round).lines();
        } catch (ConflictException e) {
            return List.of();
        }
    }

    /** Every zone of the ranking. */
    List<RoundRankingLineDto> lines(String round) {
        List<RoundRankingLineDto> lines = new ArrayList<>();
        String cursor = null;
        do {
            RoundRankingDto page = page(round, cursor);
            lines.addAll(page.getZones());
            cursor = page.getNext();
        } while (cursor != null);
        return lines;
    }

    private RoundRankingDto page(String round, @Nullable String cursor) {
        return Contract.body(
                rankings.readRoundRanking(round, null, null, null, null, null, null, null, null, cursor, PAGE));
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
