package org.zonemark.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final int MOST_ARGUMENTS = 10;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)\\}");
    private static final Pattern FILLED = Pattern.compile("<(\\d)>");

    /** Sentences that may say more in one language. English gives the quote of the Annex and a translation of it. */
    private static final Set<String> SAY_DIFFERENT_VALUES = Set.of("explain.asks");

    @Test
    void bothLanguagesHaveTheSameSentences() {
        assertThat(sentences(Locale.CHINESE).keySet())
                .isEqualTo(sentences(Locale.ENGLISH).keySet());
    }

    @Test
    void everySentenceIsWrittenInItsLanguage() {
        SoftAssertions.assertSoftly(softly -> keys().forEach(key -> {
            String en = sentences(Locale.ENGLISH).get(key);
            softly.assertThat(sentences(Locale.CHINESE).get(key)).as(key).isNotBlank();
            softly.assertThat(en).as(key).isNotBlank().doesNotContainPattern("\\p{IsHan}");
        }));
    }

    @Test
    void oneThingHasOneName() {
        // A gate is 门槛, a criterion 指标; 一票否决 is what a failed gate may lead to.
        SoftAssertions.assertSoftly(softly -> keys().forEach(key ->
                softly.assertThat(sentences(Locale.CHINESE).get(key)).as(key).doesNotContain("否决项", "准则")));
    }

    @Test
    void noSentenceIsWrittenForAnotherFormat() {
        // Doubled apostrophes, quoted braces and {0,number} would all be shown as they stand.
        SoftAssertions.assertSoftly(softly -> keys().forEach(key -> {
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                softly.assertThat(sentences(locale).get(key))
                        .as(key)
                        .doesNotContain("''", "'{", "{'")
                        .doesNotContainPattern("\\{\\d+[^}\\d]")
                        .doesNotContainPattern("\\{\\d\\d");
            }
        }));
    }

    @Test
    void everyPlaceForAValueIsFilled() {
        SoftAssertions.assertSoftly(softly -> keys().forEach(key -> {
            Words words = filled(key);
            softly.assertThat(words.zh()).as(key).doesNotContainPattern(PLACEHOLDER);
            softly.assertThat(words.en()).as(key).doesNotContainPattern(PLACEHOLDER);
            softly.assertThat(used(words.zh())).as(key).isEqualTo(written(Locale.CHINESE, key));
            softly.assertThat(used(words.en())).as(key).isEqualTo(written(Locale.ENGLISH, key));
        }));
    }

    @Test
    void bothLanguagesSayTheSameValues() {
        Map<String, String> differing = new TreeMap<>();
        keys().forEach(key -> {
            Words words = filled(key);
            if (!used(words.zh()).equals(used(words.en()))) {
                differing.put(key, "zh " + used(words.zh()) + ", en " + used(words.en()));
            }
        });

        assertThat(differing).containsOnlyKeys(SAY_DIFFERENT_VALUES.toArray(String[]::new));
    }

    @Test
    void wordsArePutInInTheLanguageOfTheSentence() {
        Words passed = Phrases.phrase("finding.missing", new Words("研发投入强度", "R&D intensity"));

        assertThat(passed.zh()).startsWith("研发投入强度：").doesNotContain("R&D");
        assertThat(passed.en()).startsWith("R&D intensity:").doesNotContain("研发");
    }

    @Test
    void argumentsArePutInAsTheyAre() {
        Words words = Phrases.phrase("fault.of_clause", "{1}", "it's '{0}'");

        assertThat(words.en()).isEqualTo("{1}: it's '{0}'");
        assertThat(words.zh()).isEqualTo("{1}：it's '{0}'");
    }

    @Test
    void apostrophesAndBracesStandForThemselves() {
        assertThat(Phrases.phrase("fault.unknown_row", "P9-99", "x").en()).contains("The plan's catalogue");
        assertThat(Phrases.phrase("expected.form.value", "COUNT").en())
                .isEqualTo("a number as {\"value\": …} (kind COUNT)");
        assertThat(Phrases.phrase("expected.form.items", "CHECKLIST").zh()).contains("{\"items\": [1, …]}");
    }

    @Test
    void englishReadersGetEnglishAndEverybodyElseChinese() {
        String zh = Phrases.phrase("nothing").zh();

        assertThat(Phrases.text(Locale.UK, "nothing")).isEqualTo("nothing");
        assertThat(Phrases.text(Locale.US, "nothing")).isEqualTo("nothing");
        assertThat(Phrases.text(Locale.CHINA, "nothing")).isEqualTo(zh);
        assertThat(Phrases.text(Locale.FRANCE, "nothing")).isEqualTo(zh);
        assertThat(Phrases.text(Locale.ROOT, "nothing")).isEqualTo(zh);
    }

    @Test
    void aSentenceThatDoesNotExistIsAnError() {
        assertThatExceptionOfType(MissingResourceException.class).isThrownBy(() -> Phrases.phrase("no.such.key"));
    }

    @Test
    void aPlaceWithoutAValueIsAnError() {
        // Rather than a sentence with {1} in it.
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> Phrases.phrase("problem.no_self_assessment", "demo-hb-01"));
    }

    @Test
    void theSentencesDoNotDependOnTheLanguageOfTheMachine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRANCE);
            assertThat(sentences(Locale.ENGLISH).get("nothing")).isEqualTo("nothing");
            assertThat(Phrases.phrase("problem.too-large.detail", 1048576).en()).contains("1048576");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Words filled(String key) {
        Object[] arguments = new Object[MOST_ARGUMENTS];
        Arrays.setAll(arguments, i -> "<" + i + ">");
        return Phrases.phrase(key, arguments);
    }

    private static Set<Integer> used(String filled) {
        return numbers(FILLED, filled);
    }

    /** The places in a sentence as it stands in its file. */
    private static Set<Integer> written(Locale locale, String key) {
        return numbers(PLACEHOLDER, sentences(locale).get(key));
    }

    private static Set<Integer> numbers(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys() {
        return new TreeSet<>(sentences(Locale.ENGLISH).keySet());
    }

    /** All bundles together; a key that stands in two of them fails. */
    private static Map<String, String> sentences(Locale locale) {
        return Phrases.BUNDLES.stream()
                .map(name -> Phrases.bundle(name, locale))
                .flatMap(bundle -> bundle.keySet().stream().map(key -> Map.entry(key, bundle.getString(key))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
