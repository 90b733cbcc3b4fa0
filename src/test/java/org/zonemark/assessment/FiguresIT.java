package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zonemark.Database;
import org.zonemark.InMemoryService;

/** When other versions come into force, the figures of all zones are made again, lot by lot. */
@InMemoryService
class FiguresIT {

    private static final int YEAR = 2025;
    private static final int ZONES = 2 * FiguresService.LOT + 20;
    private static final String DRAFT = "{\"values\": {\"A2-1.1.5\": {\"value\": 12}}}";
    private static final String OTHER_SHA = "0".repeat(64);

    /** Other than any zone comes to by its draft. */
    private static final double MARK = 12.34;

    @Autowired
    private FiguresService figures;

    @Autowired
    private Scorers scorers;

    @Autowired
    private Database database;

    @BeforeEach
    void makeFiguresByOtherVersions() {
        database.empty();
        for (int zone = 0; zone < ZONES; zone++) {
            database.update(
                    "INSERT INTO zone (code, name, province, city, basin, type)"
                            + " VALUES (?, '开发区', '湖北', '武汉', 'middle', 'economic_technological')",
                    code(zone));
        }
        database.update("INSERT INTO self_assessment (zone_code, data_year, body, input_sha256, saved_at, version)"
                + " SELECT code, " + YEAR + ", '" + DRAFT + "', '" + OTHER_SHA
                + "', '2026-01-01 00:00:00', 1 FROM zone");
        database.update("INSERT INTO evaluation (zone_code, data_year, total, base, standing, rulebook_sha256,"
                + " weight_set_sha256) SELECT code, " + YEAR + ", 1, 1, 'eligible', '" + OTHER_SHA + "', '" + OTHER_SHA
                + "' FROM zone");
    }

    @Test
    void allZonesAreMadeAgainOnceAndAnsweredByOneVersion() {
        FiguresService.Figures made = figures.figures(YEAR, scorers.inForce());

        assertThat(made.scored()).hasSize(ZONES);
        assertThat(made.scored().stream().map(ZoneFigures::total)).doesNotContain(1.0);
        assertThat(made.scored().stream().map(one -> one.zone().code())).isSorted();
        assertThat(madeAgain()).isEqualTo(ZONES);
        assertThat(figures.figures(YEAR, scorers.inForce())).isEqualTo(made);
    }

    @Test
    void whoeverAsksAfterAFailureGoesOnWhereItStopped() {
        store(code(FiguresService.LOT + 1), "{");
        assertThatThrownBy(() -> figures.figures(YEAR, scorers.inForce())).isInstanceOf(RuntimeException.class);
        assertThat(madeAgain()).as("what was done stays done").isEqualTo(FiguresService.LOT);

        database.update("UPDATE evaluation SET total = ? WHERE rulebook_sha256 <> ?", MARK, OTHER_SHA);
        store(code(FiguresService.LOT + 1), DRAFT);
        FiguresService.Figures made = figures.figures(YEAR, scorers.inForce());

        assertThat(made.scored()).hasSize(ZONES);
        assertThat(made.scored().stream().filter(one -> one.total() == MARK))
                .as("none of these was made once more")
                .hasSize(FiguresService.LOT);
        assertThat(madeAgain()).isEqualTo(ZONES);
    }

    @Test
    void aDraftThatTheRulebookDoesNotAcceptIsNamedAndKeepsNobodyElseFromBeingRanked() {
        store(code(3), "{\"values\": {\"A2-1.1.5\": {\"value\": \"twelve\"}}}");
        FiguresService.Figures made = figures.figures(YEAR, scorers.inForce());

        assertThat(made.notScorable()).containsExactly(code(3));
        assertThat(made.scored()).hasSize(ZONES - 1);
        assertThat(madeAgain()).isEqualTo(ZONES - 1);
    }

    @Test
    void manyWhoAskAtOnceAllHaveTheSameAnswer() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(30);
        try {
            List<Future<FiguresService.Figures>> asked = IntStream.range(0, 30)
                    .mapToObj(i -> threads.submit(() -> figures.figures(YEAR, scorers.inForce())))
                    .toList();
            for (Future<FiguresService.Figures> one : asked) {
                assertThat(one.get()).isEqualTo(asked.get(0).get());
            }
            assertThat(asked.get(0).get().scored()).hasSize(ZONES);
        } finally {
            threads.shutdownNow();
        }
    }

    private long madeAgain() {
        return database.count(
                "SELECT COUNT(*) FROM evaluation WHERE rulebook_sha256 = ? AND weight_set_sha256 = ?",
                scorers.rulebook().sha256(),
                scorers.inForce().scorer().weights().sha256());
    }

    /** As a new version, so that what is known of the one before says nothing of it. */
    private void store(String zone, String body) {
        database.update("UPDATE self_assessment SET body = ?, version = version + 1 WHERE zone_code = ?", body, zone);
    }

    private static String code(int zone) {
        return "zone-%04d".formatted(zone);
    }
}
