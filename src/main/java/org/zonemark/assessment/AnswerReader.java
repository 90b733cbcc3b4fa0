package org.zonemark.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Gate;
import org.zonemark.rulebook.Range;
import org.zonemark.scoring.Answer;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Reads the answer to one criterion in the form that its kind asks for (section 2 of the scoring model). */
final class AnswerReader {

    private static final String HEAVY_POLLUTERS = "heavyPollutingTransfers";
    private static final Set<String> FORMS = Set.of("value", "level", "items");
    private static final Set<String> FIELDS =
            Set.of("value", "level", "items", "notApplicable", "reason", HEAVY_POLLUTERS);
    private static final int REASON_LENGTH = 2000;
    private static final Range COUNT = new Range(0, Double.POSITIVE_INFINITY);
    private static final Words TRANSFERS = Phrases.phrase("unit.heavy_polluting_transfers");

    private final Criterion criterion;
    private final Place place;

    AnswerReader(Criterion criterion, Place place) {
        this.criterion = criterion;
        this.place = place;
    }

    Answer read() {
        if (place.isAbsent()) {
            return Answer.NONE;
        }
        if (criterion.source() != Criterion.AnswerSource.ANSWER) {
            place.fault(
                    FaultCode.NO_ANSWER_ACCEPTED,
                    criterion.isRollUp() ? "no_answer_roll_up" : "no_answer_industries",
                    String.join(", ", criterion.rollsUp()));
            return Answer.NONE;
        }
        if (!place.isObject(true)) {
            return Answer.NONE;
        }
        place.onlyFields(FIELDS);
        onlyItsOwnForm();
        Place reason = place.at("reason");
        if (!reason.isAbsent() && !reason.node().isString()) {
            reason.fault(FaultCode.WRONG_TYPE, "text", REASON_LENGTH);
            return Answer.NONE;
        }
        return place.at("notApplicable").truth() ? claim() : answer();
    }

    private Answer answer() {
        return new Answer(
                form().equals("value") ? value() : null,
                form().equals("level") ? level() : null,
                form().equals("items") ? items() : null,
                null,
                looksAtTransfers() ? inRange(place.at(HEAVY_POLLUTERS), COUNT, TRANSFERS) : null);
    }

    private Answer claim() {
        if (!criterion.applies().mayBeClaimed()) {
            place.at("notApplicable")
                    .fault(
                            FaultCode.NOT_APPLICABLE_NOT_ALLOWED,
                            criterion.applies().basins().size() < 3 ? "no_claim_basin" : "no_claim");
            return Answer.NONE;
        }
        for (String field : List.of("value", "level", "items", HEAVY_POLLUTERS)) {
            if (!place.at(field).isAbsent()) {
                place.at(field).fault(FaultCode.CONTRADICTION, "claim_or_value");
            }
        }
        Place reason = place.at("reason");
        boolean empty = reason.isAbsent()
                || (reason.node().isString() && reason.node().stringValue().isBlank());
        if (empty) {
            reason.fault(FaultCode.REASON_REQUIRED, "reason", claimAllowedWhen());
            return Answer.NONE;
        }
        return reason.text(REASON_LENGTH).map(Answer::notApplicable).orElse(Answer.NONE);
    }

    private Words claimAllowedWhen() {
        Words claim = criterion.applies().claim();
        return claim == null ? Words.same("") : claim;
    }

    /** The field that an answer of this kind has. */
    private String form() {
        return switch (criterion.kind()) {
            case MATURITY -> "level";
            case CHECKLIST -> "items";
            case GATE, QUANTITATIVE, COUNT -> "value";
        };
    }

    private void onlyItsOwnForm() {
        for (String form : FORMS) {
            if (!form.equals(form()) && !place.at(form).isAbsent()) {
                place.at(form).fault(FaultCode.WRONG_KIND, "form." + form(), criterion.kind());
            }
        }
        Place transfers = place.at(HEAVY_POLLUTERS);
        if (!looksAtTransfers() && !transfers.isAbsent()) {
            transfers.fault(FaultCode.WRONG_KIND, "form." + form(), criterion.kind());
        }
    }

    private boolean looksAtTransfers() {
        Gate gate = criterion.gate();
        return gate != null && gate.field() == Gate.Field.HEAVY_POLLUTING_TRANSFERS;
    }

    private @Nullable Double value() {
        return inRange(
                place.at("value"),
                criterion.indicator().range(),
                criterion.indicator().unit());
    }

    private static @Nullable Double inRange(Place place, Range range, Words unit) {
        String key = range.hasLeast() && range.hasMost() ? "range" : range.hasLeast() ? "at_least" : "at_most";
        Object[] ends = {Numbers.plain(range.least()), Numbers.plain(range.most()), unit};
        Optional<Double> value = place.number(key, ends);
        if (value.isPresent() && !range.contains(value.get())) {
            place.fault(FaultCode.OUT_OF_RANGE, key, ends);
            return null;
        }
        return value.orElse(null);
    }

    private @Nullable Integer level() {
        Place at = place.at("level");
        int highest = criterion.steps().size() - 1;
        Optional<Integer> level = at.whole("level", highest);
        if (level.isPresent() && (level.get() < 0 || level.get() > highest)) {
            at.fault(FaultCode.BAD_LEVEL, "level", highest);
            return null;
        }
        return level.orElse(null);
    }

    private @Nullable List<Integer> items() {
        Place at = place.at("items");
        if (!at.isArray()) {
            return null;
        }
        int listed = criterion.steps().size();
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < at.node().size(); i++) {
            Place one = at.at(i);
            if (one.isAbsent()) {
                one.fault(FaultCode.BAD_ITEM, "item", listed);
                continue;
            }
            Optional<Integer> item = one.whole("item", listed);
            if (item.isPresent() && (item.get() < 1 || item.get() > listed)) {
                one.fault(FaultCode.BAD_ITEM, "item", listed);
            } else if (item.isPresent() && items.contains(item.get())) {
                one.fault(FaultCode.DUPLICATE_ITEM, "item", listed);
            } else {
                item.ifPresent(items::add);
            }
        }
        return items;
    }
}
