package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.ReferenceEdit.Change;
import org.zonemark.rulebook.ReferenceEdit.Fault;
import org.zonemark.rulebook.ReferenceEdit.RefusedException;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.words.Words;

class ReferenceEditTest {

    private static final Rulebook OWN = Rulebooks.own();
    private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
    private static final Words TEXT = new Words("新标准", "A new standard");
    private static final Change SMALL_POLLUTERS = new Change("A2-2.1.5", DAY, null, 2.0, TEXT, TEXT);
    private static final Change SHORELINE = new Change("A2-1.1.1", DAY, null, 1.0, TEXT, TEXT);
    private static final Change NOBODYS = new Change("A2-9.9.9", DAY, null, 1.0, TEXT, TEXT);

    @Test
    void onlyTheVersionAndTheSectionsOfItsClausesChange() {
        Map<String, String> before = RulebookArchives.texts(OWN.archive());
        Map<String, String> after =
                RulebookArchives.texts(ReferenceEdit.apply(OWN, "2030.1", List.of(SMALL_POLLUTERS, SHORELINE)));

        assertThat(after).containsOnlyKeys(before.keySet());
        assertThat(after.keySet().stream()
                        .filter(path -> !after.get(path).equals(before.get(path)))
                        .toList())
                .containsExactlyInAnyOrder(
                        "rulebook.yaml", "annex/1.1-ecology-first.yaml", "annex/2.1-environmental-protection.yaml");
        assertThat(after.get("rulebook.yaml"))
                .isEqualTo(before.get("rulebook.yaml").replace("version: '2026.1'", "version: '2030.1'"));
        assertThat(after.get("annex/2.1-environmental-protection.yaml")).contains("""
                  - from: 2030-01-01
                    threshold: 2
                    source:
                      zh: '新标准'
                      en: 'A new standard'
                """);
    }

    @Test
    void theSameEditGivesTheSameBytes() {
        assertThat(ReferenceEdit.apply(OWN, "2030.1", List.of(SMALL_POLLUTERS)))
                .isEqualTo(ReferenceEdit.apply(OWN, "2030.1", List.of(SMALL_POLLUTERS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026.1", "", "2030/1", "-2030", "11111111112222222222333333333344444444445"})
    void aVersionThatIsNoneOrNotNewIsRefused(String version) {
        assertThat(faults(version, SMALL_POLLUTERS))
                .containsExactly(new Fault(
                        -1,
                        "",
                        "version",
                        new Words(
                                "须给出不同于2026.1的新版本号，最多40个字母、数字或“.”“_”“-”。",
                                "A new version is due, other than 2026.1: up to 40 letters, digits and . _ - in it.")));
    }

    @Test
    void aSecondChangeOfAClauseIsRefusedAtItsOwnPlace() {
        assertThat(faults("2030.1", SMALL_POLLUTERS, SHORELINE, SMALL_POLLUTERS))
                .containsExactly(new Fault(
                        2,
                        "A2-2.1.5",
                        "clause",
                        new Words(
                                "A2-2.1.5在列表中出现两次，每个条款只能有一项改动。",
                                "A2-2.1.5 stands in this list twice; one change for each clause is due.")));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndInOrder() {
        assertThat(faults("", SHORELINE, NOBODYS, NOBODYS))
                .extracting(Fault::change, Fault::clause, Fault::field)
                .containsExactly(
                        tuple(-1, "", "version"),
                        tuple(1, "A2-9.9.9", "clause"),
                        tuple(2, "A2-9.9.9", "clause"),
                        tuple(2, "A2-9.9.9", "clause"));
    }

    @Test
    void theMessageOfARefusalNamesTheFaults() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ReferenceEdit.apply(OWN, "2030.1", List.of(NOBODYS)))
                .withMessageContaining("A2-9.9.9 is no clause of this rulebook");
    }

    @Test
    void aChangeKeepsTheAnchorsThatItWasGiven() {
        List<Anchor> given = new ArrayList<>(List.of(new Anchor(0, 0), new Anchor(1, 100)));
        Change change = new Change("A2-2.1.6", DAY, given, null, TEXT, TEXT);
        given.clear();

        assertThat(change.anchors()).containsExactly(new Anchor(0, 0), new Anchor(1, 100));
        assertThat(SHORELINE.anchors()).isNull();
    }

    private static List<Fault> faults(String version, Change... changes) {
        RefusedException refusal =
                catchThrowableOfType(RefusedException.class, () -> ReferenceEdit.apply(OWN, version, List.of(changes)));
        assertThat(refusal).as("refusal of the edit").isNotNull();
        return refusal.faults();
    }
}
