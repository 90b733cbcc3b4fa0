package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.scoring.Rulebooks;

/**
 * One thing broken at a time: the first fault must name the file, the line and what would be right. What follows from
 * a fault may be named behind it, never before.
 */
class RulebookLoaderTest {

    private static final String CRITERIA = "annex/2.1-environmental-protection.yaml";
    private static final String RULES = "annex/2.1-environmental-protection.drl";
    private static final String CASES = "annex/2.1-environmental-protection.cases.yaml";
    private static final String WEIGHTS = "weights/default.yaml";
    private static final String CATALOGUE = "plan/catalogue.yaml";

    /** The ban on the ten kinds of small polluters: a pure gate, so no weight changes with it. */
    private static final String BAN = "id: A2-2.1.5\n";

    private static final String BAN_RULE = "rule \"A2-2.1.5 ";

    @TempDir
    private Path folder;

    private RulebookCopy copy;

    @BeforeEach
    void copyTheRulebook() {
        copy = RulebookCopy.in(folder);
    }

    private void isRefused(String file, int line, String... causes) {
        assertThat(copy.faults().get(0)).satisfies(fault -> {
            assertThat(fault.file()).as(fault.toString()).isEqualTo(file);
            assertThat(fault.line()).as(fault.toString()).isEqualTo(line);
            assertThat(fault.cause()).contains(causes);
        });
    }

    @Test
    void anUnchangedCopyIsAccepted() {
        Rulebook rulebook = copy.load();

        assertThat(rulebook.sha256()).isEqualTo(Rulebooks.own().sha256());
        assertThat(rulebook.rules()).isEqualTo(Rulebooks.own().rules());
    }

    @Test
    void severalFaultsAreReportedAtOnce() {
        copy.replaceAfter(CRITERIA, BAN, "dimension: ecology", "dimension: water");
        copy.replace(CATALOGUE, "places: [上海, 杭州, 无锡]", "places: [上海, 杭州, 徐州]");
        copy.replace("scoring.yaml", "pass_mark: 60", "pass_mark: sixty");
        copy.write("annex/lost.drl", "package lost;\n");

        assertThat(copy.faults())
                .extracting(RulebookFault::file)
                .contains(CRITERIA, CATALOGUE, "scoring.yaml", "annex/lost.drl");
    }

    @Test
    void theMessageListsEveryFaultWithFileAndLine() {
        copy.replace(CATALOGUE, "places: [上海, 杭州, 无锡]", "places: [上海, 杭州, 徐州]");
        copy.replace("scoring.yaml", "pass_mark: 60", "pass_mark: sixty");
        int place = copy.lineOf(CATALOGUE, "places: [上海, 杭州, 徐州]");
        int mark = copy.lineOf("scoring.yaml", "pass_mark: sixty");

        assertThatExceptionOfType(RulebookException.class)
                .isThrownBy(() -> copy.load())
                .withMessageContaining(CATALOGUE + ":" + place + ": `徐州`")
                .withMessageContaining("scoring.yaml:" + mark + ": a number is due here, not `sixty`");
    }

    @Nested
    class Files {

        @Test
        void aFolderThatDoesNotExist() {
            assertThatExceptionOfType(RulebookException.class)
                    .isThrownBy(() -> RulebookLoader.fromFolder(folder.resolve("nowhere")))
                    .withMessageContaining("nowhere: there is no such folder");
        }

        @Test
        void aFileOfASectionIsMissing() {
            copy.delete(CASES);
            isRefused(CASES, 0, "the file is missing");
        }

        @Test
        void theFileOfTheLimitsIsMissing() {
            copy.delete("limits.drl");
            isRefused("limits.drl", 0, "the file is missing");
        }

        @Test
        void theFirstFileIsMissing() {
            copy.delete("rulebook.yaml");
            isRefused("rulebook.yaml", 0, "the file is missing");
        }

        @Test
        void aFileIsNotUtf8() {
            byte[] gbk = {(byte) 0xC9, (byte) 0xFA, (byte) 0xCC, (byte) 0xAC};
            copy.writeBytes("scoring.yaml", gbk);
            isRefused("scoring.yaml", 0, "is not UTF-8");
        }

        @Test
        void aFileIsEmpty() {
            copy.write("limits.yaml", "# nothing yet\n");
            isRefused("limits.yaml", 0, "the file is empty");
        }

        @Test
        void aRuleFileLiesThereThatNobodyReads() {
            copy.write("annex/2.1-more.drl", copy.text(RULES));
            isRefused("annex/2.1-more.drl", 0, "nothing reads this file", "rulebook.yaml");
        }

        @Test
        void aSectionIsNotNamedAnyMore() {
            copy.replace("rulebook.yaml", "- 6.2-operating-model\n", "");
            assertThat(copy.faults()).anySatisfy(fault -> {
                assertThat(fault.file()).isEqualTo("annex/6.2-operating-model.drl");
                assertThat(fault.cause()).contains("nothing reads this file");
            });
        }
    }

    @Nested
    class Yaml {

        @Test
        void isIndentedByATab() {
            copy.replaceAfter(CRITERIA, BAN, "  kind: GATE", "\tkind: GATE");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "\tkind: GATE"), "not YAML", "TAB");
        }

        @Test
        void hasAFieldTwice() {
            copy.replaceAfter(CRITERIA, BAN, "  kind: GATE", "  kind: GATE\n  kind: COUNT");
            isRefused(CRITERIA, copy.lineAfter(CRITERIA, BAN, "kind: COUNT"), "`kind` stands here twice");
        }

        @Test
        void hasACharacterThatYamlDoesNotAllow() {
            copy.replaceAfter(CRITERIA, BAN, "  kind: GATE", "  kind: GA\u0007TE");
            assertThat(copy.faults().get(0).file()).isEqualTo(CRITERIA);
        }

        @Test
        void hasAnAliasWhichNobodyNeedsHere() {
            copy.replaceAfter(CRITERIA, BAN, "  kind: GATE", "  kind: &kind [*kind]");
            assertThat(copy.faults().get(0).file()).isEqualTo(CRITERIA);
        }

        @Test
        void hasAListWhereTheNameOfAFieldIsDue() {
            copy.replaceAfter(CRITERIA, BAN, "  kind: GATE", "  [kind, of]: GATE");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "[kind, of]: GATE"), "the name of a field is a plain text");
        }

        @Test
        void hasATextWhereANumberIsDue() {
            copy.replace("scoring.yaml", "geometric_floor: 1\n", "geometric_floor: one\n");
            isRefused(
                    "scoring.yaml",
                    copy.lineOf("scoring.yaml", "geometric_floor: one"),
                    "a number is due here, not `one`");
        }

        @Test
        void hasADayThatDoesNotExist() {
            copy.replaceAfter(CRITERIA, BAN, "from: 2016-01-01", "from: 2016-02-30");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "2016-02-30"), "a date is due here, such as 2026-01-01");
        }
    }

    @Nested
    class Clauses {

        @Test
        void haveAFieldThatNobodyReads() {
            copy.replaceAfter(CRITERIA, BAN, "  evidence:", "  evidense:");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "evidense"), "`evidense` is not known here", "evidence");
        }

        @Test
        void nameADimensionThatDoesNotExist() {
            copy.replaceAfter(CRITERIA, BAN, "dimension: ecology", "dimension: water");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "dimension: water"), "`water` is not one of", "ecology");
        }

        @Test
        void standThereTwice() {
            String file = copy.text(CRITERIA);
            String again = file.substring(file.indexOf("- " + BAN), file.indexOf("- id: A2-2.1.6\n"));
            copy.write(CRITERIA, file + again);
            int line = file.split("\n", -1).length;
            isRefused(CRITERIA, line, "A2-2.1.5 stands in the rulebook twice");
        }

        @Test
        void haveAnIdOfAnotherSection() {
            copy.replace(CRITERIA, BAN, "id: A2-2.2.5\n");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "id: A2-2.2.5"), "does not belong to section 2.1", "A2-2.1.");
        }

        @Test
        void quoteWhatTheAnnexDoesNotSay() {
            copy.replace(CRITERIA, "quote: 坚决取缔“十小”企业", "quote: 坚决取缔“十大”企业");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "quote: 坚决取缔“十大”企业"), "A2-2.1.5", "Annex");
        }

        @Test
        void leaveOutASentenceOfTheAnnex() {
            String file = copy.text(CRITERIA);
            int from = file.indexOf("- " + BAN);
            int to = file.indexOf("- id: A2-2.1.6\n");
            copy.write(CRITERIA, file.substring(0, from) + file.substring(to));
            assertThat(copy.faults().get(0)).satisfies(fault -> {
                assertThat(fault.file()).isEqualTo(CRITERIA);
                assertThat(fault.cause()).contains("坚决取缔“十小”企业", "before A2-2.1.6");
            });
        }

        @Test
        void haveAnchorsAgainstTheirDirection() {
            copy.replace(CRITERIA, "[[60, 0], [100, 100]]", "[[60, 100], [100, 0]]");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "[[60, 100], [100, 0]]"), "direction higher_better");
        }

        @Test
        void haveAnchorPointsBeyondOneHundred() {
            copy.replace(CRITERIA, "[[60, 0], [100, 100]]", "[[60, 0], [100, 101]]");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "[[60, 0], [100, 101]]"), "101", "between 0 and 100");
        }

        @Test
        void haveNumbersWithoutASource() {
            copy.replace(CRITERIA, "    source: {zh: 门槛依据条文设定, en: GATE from the text}\n", "");
            isRefused(CRITERIA, copy.lineAfter(CRITERIA, "id: A2-2.1.8\n", "from: 2016-01-01"), "`source` is missing");
        }

        @Test
        void haveASourceInOneLanguageOnly() {
            copy.replace(CRITERIA, "{zh: 门槛依据条文设定, en: GATE from the text}", "{zh: 门槛依据条文设定}");
            isRefused(CRITERIA, copy.lineOf(CRITERIA, "{zh: 门槛依据条文设定}"), "`en` is missing");
        }

        @Test
        void haveAGateWithoutAThreshold() {
            copy.replaceAfter(CRITERIA, "id: A2-2.1.8\n", "    threshold: 0\n", "");
            isRefused(CRITERIA, copy.lineAfter(CRITERIA, "id: A2-2.1.8\n", "from: 2016"), "`threshold` is missing");
        }

        @Test
        void haveAMaturityLevelLeftOut() {
            String file = "annex/1.1-ecology-first.yaml";
            copy.replaceAfter(file, "id: A2-1.1.3\n", "{level: 2,", "{level: 3,");
            isRefused(file, copy.lineAfter(file, "id: A2-1.1.3\n", "{level: 3,"), "level 2 is due here");
        }

        @Test
        void rollUpAnotherRollUp() {
            String file = "annex/1.3-institutional-innovation.yaml";
            copy.replaceAfter(file, "id: A2-1.3.4\n", "A2-5.2.1", "A2-1.3.2");
            isRefused(file, copy.lineOf(file, "id: A2-1.3.4\n"), "A2-1.3.4 cannot roll up A2-1.3.2");
        }

        @Test
        void areLackingThatACaseIsAbout() {
            copy.replaceAfter(CASES, "section: '2.1'", "- clause: A2-2.1.1", "- clause: A2-2.1.99");
            isRefused(CASES, copy.lineOf(CASES, "A2-2.1.99"), "no clause A2-2.1.99");
        }
    }

    @Nested
    class WeightsAndSizes {

        @Test
        void leaveOutACriterion() {
            copy.replace(WEIGHTS, "      A2-1.1.5: 1\n", "");
            isRefused(WEIGHTS, copy.lineOf(WEIGHTS, "A2-1.1.3: 1"), "the weight of A2-1.1.5 is missing", "0");
        }

        @Test
        void weighACriterionThatTheDimensionDoesNotHave() {
            copy.replace(WEIGHTS, "A2-1.1.5: 1", "A2-1.1.55: 1");
            isRefused(WEIGHTS, copy.lineOf(WEIGHTS, "A2-1.1.55"), "`A2-1.1.55` is not known here", "A2-1.1.5");
        }

        @Test
        void breakALimit() {
            copy.replace(WEIGHTS, "    weight: 22\n", "    weight: 17\n");
            copy.replaceAfter(WEIGHTS, "  openness:\n", "    weight: 9\n", "    weight: 14\n");
            isRefused(WEIGHTS, copy.lineOf(WEIGHTS, "weight: 17\n"), "ecology weighs 17", "18 or more");
        }

        @Test
        void haveAnIdWithAQuotationMark() {
            // The id goes into the text that is hashed, where a quotation mark must not end it.
            copy.replace(WEIGHTS, "id: default\n", "id: 'the \"default\" set'\n");
            isRefused(WEIGHTS, copy.lineOf(WEIGHTS, "id: 'the"), "small letters, digits and hyphens");
        }

        @Test
        void haveASizeThatNobodyReads() {
            // Without `zeroes_criterion` false data would keep its points, and nobody would see why.
            copy.replace("scoring.yaml", "zeroes_criterion", "zeros_criterion");
            isRefused("scoring.yaml", copy.lineOf("scoring.yaml", "zeros_criterion"), "`zeros_criterion`");
        }

        @Test
        void haveACeilingOverADimensionThatDoesNotExist() {
            copy.replace("scoring.yaml", "mean_of: [ecology]", "mean_of: [water]");
            isRefused("scoring.yaml", copy.lineOf("scoring.yaml", "[water]"), "`water` is not one of", "ecology");
        }
    }

    @Nested
    class Plan {

        @Test
        void namesAPlaceThatIsInNoGazetteer() {
            copy.replace(CATALOGUE, "places: [上海, 杭州, 无锡]", "places: [上海, 杭州, 徐州]");
            isRefused(CATALOGUE, copy.lineOf(CATALOGUE, "徐州]"), "`徐州` is in the gazetteer neither");
        }

        @Test
        void namesARegionThatIsInNoGazetteer() {
            copy.replace(CATALOGUE, "regions: [下游地区]\n", "regions: [中下游]\n");
            isRefused(CATALOGUE, copy.lineOf(CATALOGUE, "regions: [中下游]"), "region `中下游` is not in the gazetteer");
        }

        @Test
        void quotesWhatThePlanDoesNotSay() {
            String quote = "quote: 在安徽、湖北、重庆、四川，发展以高世代面板为主";
            copy.replace(CATALOGUE, quote, quote.replace("四川", "贵州"));
            isRefused(CATALOGUE, copy.lineOf(CATALOGUE, quote.replace("四川", "贵州")), "P3-08", "stand in the plan");
        }

        @Test
        void hasARowFieldThatNobodyReads() {
            // Without `places` the row would name no place, and fit every zone at 0.8.
            copy.replace(CATALOGUE, "    places: [上海, 杭州, 无锡]", "    place: [上海, 杭州, 无锡]");
            isRefused(CATALOGUE, copy.lineOf(CATALOGUE, "    place: [上海, 杭州, 无锡]"), "`place`");
        }
    }

    @Nested
    class Rules {

        @Test
        void areNotDrl() {
            copy.replaceAfter(RULES, BAN_RULE, "when\n", "wenn\n");
            isRefused(RULES, copy.lineOf(RULES, "wenn\n"), "mismatched input 'wenn'", "A2-2.1.5");
        }

        @Test
        void lookAtATypeThatDoesNotExist() {
            copy.replaceAfter(RULES, BAN_RULE, "Answers()", "Answerz()");
            isRefused(RULES, copy.lineOf(RULES, "Answerz()"), "Unable to resolve ObjectType 'Answerz'");
        }

        @Test
        void lookAtAFieldThatDoesNotExist() {
            copy.replaceAfter(RULES, BAN_RULE, "Answers()", "Answers( colour == \"green\" )");
            isRefused(RULES, copy.lineOf(RULES, "colour"), "colour");
        }

        @Test
        void callAMethodThatDoesNotExist() {
            copy.replaceAfter(RULES, BAN_RULE, "asGate()", "asGait()");
            isRefused(RULES, copy.lineOf(RULES, "asGait()"), "asGait() is undefined");
        }

        @Test
        void haveOneNameTwice() {
            String file = copy.text(RULES);
            int from = file.indexOf(BAN_RULE);
            String again = file.substring(from, file.indexOf("end\n", from) + "end\n".length());
            copy.write(RULES, file + "\n" + again);
            isRefused(RULES, file.split("\n", -1).length + 1, "Duplicate rule name: A2-2.1.5");
        }

        @Test
        void nameNoClause() {
            copy.replaceAfter(RULES, BAN_RULE, "    @Clause(\"A2-2.1.5\")\n", "");
            isRefused(RULES, firstCommentOfTheBan(), "A2-2.1.5", "needs @Clause(\"A2-…\")");
        }

        @Test
        void nameAClauseThatDoesNotExist() {
            copy.replaceAfter(RULES, BAN_RULE, "@Clause(\"A2-2.1.5\")", "@Clause(\"A2-2.1.55\")");
            isRefused(RULES, firstCommentOfTheBan(), "needs @Clause(\"A2-…\") with a clause of this rulebook");
        }

        @Test
        void leaveAClauseWithoutOne() {
            String file = copy.text(RULES);
            int from = file.indexOf("// 坚决取缔“十小”企业");
            int to = file.indexOf("end\n", from) + "end\n".length();
            copy.write(RULES, file.substring(0, from) + file.substring(to));
            isRefused(CRITERIA, copy.lineOf(CRITERIA, BAN), "A2-2.1.5 has no rule", "`A2-2.1.5 …` is due");
        }

        @Test
        void nameNoLimit() {
            copy.replace("limits.drl", "    @Limit(\"ecology_least\")\n", "");
            isRefused("limits.drl", copy.lineOf("limits.drl", "// 生态环境保护权重不低于18"), "needs @Limit(\"…\")");
        }

        /** A rule is shown with the comment above it, and so begins there. */
        private int firstCommentOfTheBan() {
            return copy.lineOf(RULES, "// 坚决取缔“十小”企业");
        }
    }

    @Test
    void everyFileIsPartOfTheHash() {
        RulebookFiles before = RulebookFiles.in(folder);
        before.text("limits.drl");
        String hash = before.sha256();
        copy.writeBytes("limits.drl", (copy.text("limits.drl") + " ").getBytes(StandardCharsets.UTF_8));
        RulebookFiles after = RulebookFiles.in(folder);
        after.text("limits.drl");

        assertThat(after.sha256()).isNotEqualTo(hash);
        assertThat(List.of(hash, after.sha256())).allMatch(one -> one.matches("[0-9a-f]{64}"));
    }
}
