package org.zonemark.exchange;

import java.util.ArrayList;
import java.util.List;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Criterion.AnswerSource;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Kind;

/**
 * One thing that can be typed about a clause.
 *
 * @param item of a checklist, from 1; otherwise 0
 */
record FormField(Criterion criterion, Part part, int item) {

    static final String TRANSFERS = "heavyPollutingTransfers";

    /** Which part of an answer it is. */
    enum Part {
        VALUE("value"),
        LEVEL("level"),
        /** All items of a checklist at once. */
        ITEMS("items"),
        /** Whether one item of a checklist holds. */
        ITEM("items"),
        TRANSFERS(FormField.TRANSFERS);

        private final String field;

        Part(String field) {
            this.field = field;
        }

        /** Its name in a self-assessment. */
        String field() {
            return field;
        }
    }

    /** The clause, and what of it where that is not all. */
    String key() {
        return switch (part) {
            case ITEM -> criterion.id() + "/" + item;
            case TRANSFERS -> criterion.id() + "/" + TRANSFERS;
            case VALUE, LEVEL, ITEMS -> criterion.id();
        };
    }

    /** Where it stands in a self-assessment. */
    String pointer() {
        return "/values/" + criterion.id() + "/" + part.field();
    }

    /** What is asked of a criterion, the whole first; nothing where it takes no answer. */
    static List<FormField> of(Criterion criterion) {
        List<FormField> fields = new ArrayList<>();
        if (criterion.source() != AnswerSource.ANSWER) {
            return fields;
        }
        fields.add(new FormField(criterion, whole(criterion.kind()), 0));
        Gate gate = criterion.gate();
        if (gate != null && gate.field() == Gate.Field.HEAVY_POLLUTING_TRANSFERS) {
            fields.add(new FormField(criterion, Part.TRANSFERS, 0));
        }
        return fields;
    }

    /** The items of a checklist, one by one. */
    static List<FormField> items(Criterion criterion) {
        List<FormField> fields = new ArrayList<>();
        if (criterion.kind() == Kind.CHECKLIST) {
            for (int item = 1; item <= criterion.steps().size(); item++) {
                fields.add(new FormField(criterion, Part.ITEM, item));
            }
        }
        return fields;
    }

    private static Part whole(Kind kind) {
        return switch (kind) {
            case MATURITY -> Part.LEVEL;
            case CHECKLIST -> Part.ITEMS;
            case GATE, QUANTITATIVE, COUNT -> Part.VALUE;
        };
    }
}
