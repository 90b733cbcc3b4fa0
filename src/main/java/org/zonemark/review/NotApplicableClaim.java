package org.zonemark.review;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.kie.api.definition.type.ClassReactive;
import org.zonemark.words.Words;

/**
 * Fact: a zone's claim that a clause does not apply to it. Immutable.
 *
 * <p>Wordings are compared by their Chinese characters and other words alone: width, case, spaces and punctuation do
 * not count. Words of the form itself, which every zone may repeat, do not count as the zone's own.
 */
@ClassReactive
public final class NotApplicableClaim {

    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");

    private final Flag.Value said;
    private final List<String> wording;
    private final int ownWords;
    private final boolean answeredLastYear;
    private final Flag.Value saidLastYear;

    NotApplicableClaim(Flag.Value said, String reason, Words form, boolean answeredLastYear, Flag.Value saidLastYear) {
        this.said = said;
        this.wording = words(reason);
        List<String> ofTheForm = words(form.zh() + " " + form.en());
        this.ownWords =
                (int) wording.stream().filter(word -> !ofTheForm.contains(word)).count();
        this.answeredLastYear = answeredLastYear;
        this.saidLastYear = saidLastYear;
    }

    public String zoneCode() {
        return said.zoneCode();
    }

    public boolean isByOtherThan(NotApplicableClaim other) {
        return !zoneCode().equals(other.zoneCode());
    }

    /** Whether both give the same reason, whatever clause they give it for. */
    public boolean isWordedAs(NotApplicableClaim other) {
        return wording.equals(other.wording);
    }

    /** Whether the reason holds so many words, or Chinese characters, that the form does not use. */
    public boolean hasOwnWords(double least) {
        return ownWords >= least;
    }

    /** The zone gave a value or a level for the year before. */
    public boolean isAnsweredLastYear() {
        return answeredLastYear;
    }

    public Flag.Value said() {
        return said;
    }

    public Flag.Value saidLastYear() {
        return saidLastYear;
    }

    private static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return WORD.matcher(plain).results().map(MatchResult::group).toList();
    }
}
