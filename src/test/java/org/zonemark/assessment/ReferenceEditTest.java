package org.zonemark.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zonemark.rulebook.Anchors.Anchor;
import org.zonemark.rulebook.ReferenceEdit;
import org.zonemark.rulebook.ReferenceEdit.Change;
import org.zonemark.rulebook.ReferenceEdit.Fault;
import org.zonemark.rulebook.ReferenceValues;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookArchives;
import org.zonemark.rulebook.RulebookLoader;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Rulebooks;
import org.zonemark.scoring.Scorer;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.words.Words;

/** New reference values are a new version: later years use them, and earlier years score as before, to the last bit. */
class ReferenceEditTest {

    private static final Rulebook OWN = Rulebooks.own();
    private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
    private static final Words SOURCE = new Words("新标准：第3条", "A new standard: it's in \"article 3\"");
    private static final Words REASON = new Words("标准已更新", "The standard was # renewed");
    private static final List<Anchor> ANCHORS = List.of(new Anchor(70, 0), new Anchor(99.5, 100));

    /** Anchors; threshold; both; the last clause of the last section. */
    private static final List<Change> CHANGES = List.of(
            change("A2-2.1.6", ANCHORS, null),
            change("A2-2.1.5", null, 2.0),
            change("A2-2.1.3", List.of(new Anchor(1.5, 0), new Anchor(2.5, 100)), 1.5));

    @Test
    void laterYearsUseTheNewNumbersAndEarlierYearsScoreBitEqually() {
        Scorer edited = new RulebookTrial(Duration.ofMinutes(2)).of(ReferenceEdit.apply(OWN, "2030.1", CHANGES));
        List<SelfAssessment> samples = SampleInputs.read().subList(0, 50);

        assertThat(edited.rulebook().version()).isEqualTo("2030.1");
        assertThat(edited.rulebook().sha256()).isNotEqualTo(OWN.sha256());
        for (SelfAssessment sample : samples) {
            SelfAssessment early = in(2029, sample);
            assertThat(bits(edited, early)).isEqualTo(bits(Rulebooks.scorer(), early));
        }
        Map<String, Answer> answers =
                Map.of("A2-2.1.6", Answer.ofValue(99.5), "A2-2.1.5", Answer.ofValue(2), "A2-2.1.3", Answer.ofValue(2));
        SelfAssessment late =
                new SelfAssessment(samples.get(0).zone(), 2030, samples.get(0).leadingIndustries(), answers);
        assertThat(score(edited, late, "A2-2.1.6")).isEqualTo(100);
        assertThat(score(edited, late, "A2-2.1.3")).isEqualTo(50);
        assertThat(score(Rulebooks.scorer(), late, "A2-2.1.6")).isEqualTo(98.75);
        assertThat(score(Rulebooks.scorer(), late, "A2-2.1.3")).isEqualTo(100);
    }

    @Test
    void sourceAndReasonAreKeptWithTheNumbers() {
        Rulebook edited = RulebookLoader.fromArchive(ReferenceEdit.apply(OWN, "2030.1", CHANGES));
        List<ReferenceValues> values =
                edited.criterion("A2-2.1.6").orElseThrow().reference();

        assertThat(values).hasSize(2);
        assertThat(values.get(0).reason()).isNull();
        assertThat(values.get(1).from()).isEqualTo(DAY);
        assertThat(values.get(1).anchors().given()).isEqualTo(ANCHORS);
        assertThat(values.get(1).source()).isEqualTo(SOURCE);
        assertThat(values.get(1).reason()).isEqualTo(REASON);
    }

    @Test
    void nothingElseInTheFilesChanges() {
        Map<String, String> before = RulebookArchives.texts(OWN.archive());
        Map<String, String> after = RulebookArchives.texts(ReferenceEdit.apply(OWN, "2030.1", CHANGES));

        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((path, text) -> {
            List<String> more = new ArrayList<>(text.lines().toList());
            for (String line : before.get(path).lines().toList()) {
                if (!line.startsWith("version: ")) {
                    assertThat(more.remove(line)).as(path + ": " + line).isTrue();
                }
            }
            int due = path.equals("annex/2.1-environmental-protection.yaml")
                    ? 8 + 8 + 9
                    : path.equals("rulebook.yaml") ? 1 : 0;
            assertThat(more).as(path).hasSize(due);
        });
        assertThat(after.get("rulebook.yaml")).startsWith("version: '2030.1'\ntitle:");
        assertThat(after.get("annex/2.1-environmental-protection.yaml")).contains("""
                    source: {zh: 项目默认值；公开数据：十大重点行业清洁化改造方案, en: 'Project default; published figure: clean retrofit plans for ten industries'}
                  - from: 2030-01-01
                    anchors: [[70, 0], [99.5, 100]]
                    source:
                      zh: '新标准：第3条'
                      en: 'A new standard: it''s in "article 3"'
                    reason:
                      zh: '标准已更新'
                      en: 'The standard was # renewed'
                - id: A2-2.1.7
                """);
    }

    @Test
    void everyClauseWithNumbersCanBeEdited() {
        List<Change> all = new ArrayList<>();
        OWN.criteria().forEach(criterion -> {
            ReferenceValues last =
                    criterion.reference().get(criterion.reference().size() - 1);
            if (last.anchors() != null || last.threshold().isPresent()) {
                all.add(change(
                        criterion.id(),
                        last.anchors() == null ? null : last.anchors().given(),
                        last.threshold().isPresent() ? last.threshold().getAsDouble() : null));
            }
        });
        Rulebook edited = RulebookLoader.fromArchive(ReferenceEdit.apply(OWN, "all", all));

        assertThat(all).hasSizeGreaterThan(70);
        edited.criteria().forEach(criterion -> {
            boolean changed = all.stream().anyMatch(change -> change.clause().equals(criterion.id()));
            assertThat(criterion.reference().size())
                    .as(criterion.id())
                    .isEqualTo(OWN.criterion(criterion.id())
                                    .orElseThrow()
                                    .reference()
                                    .size()
                            + (changed ? 1 : 0));
        });
    }

    @Test
    void aSecondEditComesBehindTheFirst() {
        Rulebook once = RulebookLoader.fromArchive(ReferenceEdit.apply(OWN, "a", CHANGES));
        Change later = new Change("A2-2.1.6", DAY.plusYears(1), ANCHORS, null, SOURCE, REASON);
        Rulebook twice = RulebookLoader.fromArchive(ReferenceEdit.apply(once, "b", List.of(later)));

        assertThat(twice.criterion("A2-2.1.6").orElseThrow().reference())
                .extracting(ReferenceValues::from)
                .containsExactly(LocalDate.of(2016, 1, 1), DAY, DAY.plusYears(1));
        assertThat(faults(once, "b", CHANGES)).extracting(Fault::field).containsExactly("from", "from", "from");
    }

    @Test
    void whatIsWrongIsSaidByFieldAndClause() {
        List<Anchor> falling = List.of(new Anchor(60, 100), new Anchor(100, 0));
        List<Anchor> zigzag = List.of(new Anchor(60, 0), new Anchor(50, 50), new Anchor(100, 100));
        List<Anchor> outside = List.of(new Anchor(60, 0), new Anchor(101, 101));
        Words half = new Words("只有中文", " ");
        List<Fault> faults = faults(
                OWN,
                "2026.1",
                List.of(
                        change("A2-9.9.9", ANCHORS, null),
                        change("A2-1.1.3", ANCHORS, null),
                        change("A2-2.1.6", falling, null),
                        change("A2-2.1.7", zigzag, null),
                        change("A2-2.1.10", outside, 3.0),
                        change("A2-2.1.5", ANCHORS, null),
                        change("A2-2.1.8", null, -1.0),
                        change("A2-2.1.11", null, null),
                        new Change(
                                "A2-2.1.4",
                                LocalDate.of(2016, 1, 1),
                                List.of(new Anchor(2, 0)),
                                null,
                                half,
                                new Words("a\nb", "c")),
                        change("A2-2.1.7", ANCHORS, null)));

        assertThat(faults)
                .extracting(Fault::change, Fault::clause, Fault::field)
                .containsExactly(
                        tuple(-1, "", "version"),
                        tuple(0, "A2-9.9.9", "clause"),
                        tuple(1, "A2-1.1.3", "clause"),
                        tuple(2, "A2-2.1.6", "anchors"),
                        tuple(3, "A2-2.1.7", "anchors"),
                        tuple(4, "A2-2.1.10", "anchors"),
                        tuple(4, "A2-2.1.10", "anchors"),
                        tuple(4, "A2-2.1.10", "threshold"),
                        tuple(5, "A2-2.1.5", "anchors"),
                        tuple(5, "A2-2.1.5", "threshold"),
                        tuple(6, "A2-2.1.8", "threshold"),
                        tuple(7, "A2-2.1.11", "anchors"),
                        tuple(8, "A2-2.1.4", "from"),
                        tuple(8, "A2-2.1.4", "anchors"),
                        tuple(8, "A2-2.1.4", "source"),
                        tuple(8, "A2-2.1.4", "reason"),
                        tuple(9, "A2-2.1.7", "clause"));
        assertThat(faults.get(3).cause().en())
                .isEqualTo("A2-2.1.6: two anchors or more are due, whose values rise or fall throughout;"
                        + " a higher value must never earn fewer points.");
        assertThat(faults.get(5).cause().zh()).isEqualTo("A2-2.1.10：101超出0至100的范围。");
    }

    private static List<Fault> faults(Rulebook rulebook, String version, List<Change> changes) {
        ReferenceEdit.RefusedException refusal = catchThrowableOfType(
                ReferenceEdit.RefusedException.class, () -> ReferenceEdit.apply(rulebook, version, changes));
        assertThat(refusal).isNotNull();
        return refusal.faults();
    }

    private static Change change(String clause, @Nullable List<Anchor> anchors, @Nullable Double threshold) {
        return new Change(clause, DAY, anchors, threshold, SOURCE, REASON);
    }

    private static SelfAssessment in(int year, SelfAssessment sample) {
        return new SelfAssessment(sample.zone(), year, sample.leadingIndustries(), sample.answers());
    }

    private static double score(Scorer scorer, SelfAssessment assessment, String clause) {
        return scorer.score(assessment).findings().of(clause).score();
    }

    private static List<Long> bits(Scorer scorer, SelfAssessment assessment) {
        List<Long> bits = new ArrayList<>();
        bits.add(Double.doubleToRawLongBits(scorer.score(assessment).total()));
        scorer.score(assessment).findings().all().forEach(one -> bits.add(Double.doubleToRawLongBits(one.score())));
        return bits;
    }
}
