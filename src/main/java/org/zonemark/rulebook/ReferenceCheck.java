package org.zonemark.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Holds one change of reference values to what its criterion can have. */
final class ReferenceCheck {

    private static final int LONGEST = 1_000;

    private final int position;
    private final ReferenceEdit.Change change;
    private final @Nullable Criterion criterion;
    private final List<ReferenceEdit.Fault> faults = new ArrayList<>();

    ReferenceCheck(Rulebook rulebook, int position, ReferenceEdit.Change change) {
        this.position = position;
        this.change = change;
        this.criterion = rulebook.criterion(change.clause()).orElse(null);
    }

    List<ReferenceEdit.Fault> faults() {
        Criterion known = criterion;
        if (known == null) {
            fault("clause", "unknown_clause");
        } else {
            ReferenceValues last = known.reference().get(known.reference().size() - 1);
            if (last.anchors() == null && last.threshold().isEmpty()) {
                fault("clause", "no_numbers");
            } else {
                checkDate(last.from());
                checkAnchors(known, last.anchors() != null);
                checkThreshold(known);
            }
        }
        checkWords("source", change.source());
        checkWords("reason", change.reason());
        return faults;
    }

    private void checkDate(LocalDate last) {
        if (!change.from().isAfter(last)) {
            fault("from", "not_after", change.from(), last);
        }
    }

    private void checkAnchors(Criterion known, boolean due) {
        List<Anchors.Anchor> anchors = change.anchors();
        if (due == (anchors == null)) {
            fault("anchors", due ? "anchors_due" : "no_anchors");
        }
        if (!due || anchors == null) {
            return;
        }
        int before = faults.size();
        for (Anchors.Anchor anchor : anchors) {
            checkRange("anchors", known, anchor.value());
            if (!(anchor.points() >= 0 && anchor.points() <= 100)) {
                fault("anchors", "points", shown(anchor.points()));
            }
        }
        if (faults.size() == before && !isMonotone(known, anchors)) {
            String direction = known.indicator().direction().name().toLowerCase(Locale.ROOT);
            fault("anchors", "not_monotone", Phrases.phrase("reference." + direction));
        }
    }

    private static boolean isMonotone(Criterion known, List<Anchors.Anchor> anchors) {
        try {
            return new Anchors(anchors, known.indicator().logarithmic())
                    .agreesWith(known.indicator().direction());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void checkThreshold(Criterion known) {
        Gate gate = known.gate();
        Double threshold = change.threshold();
        if ((gate == null) != (threshold == null)) {
            fault("threshold", gate == null ? "no_threshold" : "threshold_due");
        }
        if (gate == null || threshold == null) {
            return;
        }
        if (gate.field() == Gate.Field.INDICATOR) {
            checkRange("threshold", known, threshold);
        } else if (!(Double.isFinite(threshold) && threshold >= 0)) {
            fault("threshold", "outside", shown(threshold), 0, "∞");
        }
    }

    private void checkRange(String field, Criterion known, double value) {
        Range range = known.indicator().range();
        if (!range.contains(value)) {
            fault(field, "outside", shown(value), shown(range.least()), shown(range.most()));
        }
    }

    private void checkWords(String field, Words words) {
        for (String text : List.of(words.zh(), words.en())) {
            boolean plain = text.codePoints().noneMatch(ReferenceCheck::isUnfit);
            if (text.isBlank() || text.length() > LONGEST || !plain) {
                fault(field, "words", LONGEST);
                return;
            }
        }
    }

    /** A character that a text of one line in YAML cannot hold. */
    private static boolean isUnfit(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.FORMAT;
    }

    private static String shown(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "-∞";
        }
        return Double.isNaN(value) ? "NaN" : Numbers.plain(value);
    }

    private void fault(String field, String phrase, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = change.clause();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        faults.add(
                new ReferenceEdit.Fault(position, change.clause(), field, Phrases.phrase("reference." + phrase, all)));
    }
}
