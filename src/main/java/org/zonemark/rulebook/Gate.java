package org.zonemark.rulebook;

import org.zonemark.words.Code;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/**
 * A condition that nothing offsets: it holds, or the zone is vetoed or suspended.
 *
 * @param field which part of the answer is compared
 * @param cure what would make a failed gate pass
 */
public record Gate(Field field, Comparison comparison, OnFail onFail, Words cure) {

    /** The part of an answer that a gate looks at. */
    public enum Field {
        INDICATOR,
        HEAVY_POLLUTING_TRANSFERS
    }

    /** What the gate looks at, as people write it. */
    public Words measure(Indicator indicator, double value) {
        return field == Field.INDICATOR
                ? indicator.measure(value)
                : Numbers.measured(value, Phrases.phrase("unit.heavy_polluting_transfers"));
    }

    /** What a failed gate does to the standing of a zone. */
    public enum OnFail {
        VETO,
        SUSPEND
    }

    /** How the value must stand to the threshold. */
    public enum Comparison {
        EQUAL("=="),
        AT_LEAST(">="),
        MORE_THAN(">"),
        AT_MOST("<="),
        LESS_THAN("<");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** What is due, for people: exactly 0 firms, 100 % or more. */
        public Words due(Words threshold) {
            return Phrases.phrase("due." + Code.of(this), threshold);
        }

        public boolean holds(double value, double threshold) {
            return switch (this) {
                case EQUAL -> value == threshold;
                case AT_LEAST -> value >= threshold;
                case MORE_THAN -> value > threshold;
                case AT_MOST -> value <= threshold;
                case LESS_THAN -> value < threshold;
            };
        }
    }
}
