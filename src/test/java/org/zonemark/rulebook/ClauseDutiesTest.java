package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

/** What is wrong with several clauses at once is said of each where it stands. */
class ClauseDutiesTest {

    private static final List<Criterion> CRITERIA = Rulebooks.own().criteria().subList(0, 2);

    private static final Map<String, YamlNode> NODES =
            CRITERIA.stream().collect(Collectors.toMap(Criterion::id, ClauseDutiesTest::node));

    @Test
    void quotesAndCasesAreHeldToTheirDutiesTogether() {
        Clause first = CRITERIA.get(0).clause();
        String second = CRITERIA.get(1).id();
        String annex = "（一）" + first.section().title().zh() + "。" + first.quote() + "。";

        assertThat(new ClauseDuties(CRITERIA, NODES)
                        .checkQuotes(annex)
                        .checkRollUps()
                        .checkCases(List.of(about(first.id(), 3), about("A2-9.9.9", 7)))
                        .faults())
                .extracting(RulebookFault::toString)
                .containsExactly(
                        second + ".yaml:2: the quote of " + second
                                + " does not stand in the Annex after that of the clause before",
                        "cases.yaml:7: no clause A2-9.9.9");
    }

    private static ClauseCase about(String clause, int line) {
        return new ClauseCase(clause, new Words("一例", "a case"), "cases.yaml", line, Map.of(), Map.of());
    }

    private static YamlNode node(Criterion criterion) {
        return YamlNode.parse(criterion.id() + ".yaml", "id: " + criterion.id() + "\nquote: x");
    }
}
