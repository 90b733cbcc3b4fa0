package org.zonemark.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.ConflictException;
import org.zonemark.ranking.RoundRanking;
import org.zonemark.ranking.RoundRanking.Line;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Fingerprint;
import org.zonemark.words.Phrases;

/**
 * One page of a ranking. A cursor is bound to what the ranking was made of and to the question; when either is another, it is
 * refused, so that no two rankings are mixed.
 */
final class RankingPage {

    private static final int BOUND_BY = 16;

    private final List<Line> lines;
    private final String bound;
    private final int from;
    private final int to;

    /**
     * Takes a page of the lines wanted.
     *
     * @param question everything that was asked but the cursor
     */
    RankingPage(RoundRanking ranking, List<Line> wanted, String question, @Nullable String cursor, int limit) {
        this.lines = wanted;
        this.bound =
                Fingerprint.ofText(ranking.cohort().sha256() + " " + question).substring(0, BOUND_BY);
        this.from = cursor == null ? 0 : read(cursor);
        this.to = Math.min(lines.size(), from + limit);
    }

    List<Line> lines() {
        return lines.subList(Math.min(from, lines.size()), to);
    }

    /** Null on the last page. */
    @Nullable
    String next() {
        if (to >= lines.size()) {
            return null;
        }
        byte[] text = (bound + to).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private int read(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int place = Integer.parseInt(text.substring(BOUND_BY));
            if (!text.startsWith(bound)) {
                throw new ConflictException(Phrases.phrase("problem.ranking_changed"));
            }
            return Math.max(0, place);
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw BadParameterException.of("cursor", cursor, Phrases.phrase("expected.cursor"));
        }
    }

    /**
     * The order that is asked for; null keeps that of ranks.
     *
     * @throws BadParameterException if nothing is called that
     */
    static @Nullable Comparator<Line> order(RoundRanking ranking, @Nullable String sort) {
        if (sort == null || sort.equals("rank")) {
            return null;
        }
        List<String> dimensions = ranking.cohort().scorer().rulebook().dimensions().stream()
                .map(Dimension::id)
                .toList();
        if (dimensions.contains(sort)) {
            return Comparator.comparingDouble(line -> {
                double score = line.evaluation().dimensionScore(sort);
                return Double.isNaN(score) ? -1 : score;
            });
        }
        return switch (sort) {
            case "total" -> Comparator.comparingDouble(line -> line.evaluation().total());
            case "code" -> Comparator.comparing(line -> line.zone().code());
            case "name" -> Comparator.comparing(line -> line.zone().name());
            default ->
                throw BadParameterException.of(
                        "sort",
                        sort,
                        Phrases.phrase("expected.one_of", "rank, total, code, name, " + String.join(", ", dimensions)));
        };
    }
}
