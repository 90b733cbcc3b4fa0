package org.zonemark.ranking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zonemark.scoring.Evaluation.DimensionResult;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.CutTie;
import org.zonemark.weighting.ScoredZone;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a tie is known by: its line, its seats, its zones, every figure that a rule could look at, and the versions that it was
 * scored by. If any of that changes it is another tie, which nobody has decided.
 *
 * @param sha256 over the figures
 * @param figures as JSON
 */
record TieMark(String sha256, String figures) {

    /** @param appliedAt by zone */
    static TieMark of(CutTie tie, Scorer by, Map<String, Instant> appliedAt, JsonMapper json) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("line", tie.kind().name());
        figures.put("province", tie.province());
        figures.put("seats", tie.seats());
        figures.put("rulebook", by.rulebook().sha256());
        figures.put("weightSet", by.weights().sha256());
        List<Map<String, Object>> zones = new ArrayList<>();
        tie.zones().forEach(zone -> zones.add(figures(zone, appliedAt)));
        figures.put("zones", zones);
        String written = json.writeValueAsString(figures);
        return new TieMark(sha256(written), written);
    }

    private static Map<String, Object> figures(ScoredZone zone, Map<String, Instant> appliedAt) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("zone", zone.zone().code());
        figures.put("total", zone.evaluation().total());
        for (DimensionResult one : zone.evaluation().dimensions()) {
            figures.put(one.dimension().id(), one.hasScore() ? one.score() : null);
        }
        figures.put("appliedAt", String.valueOf(appliedAt.get(zone.zone().code())));
        return figures;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
