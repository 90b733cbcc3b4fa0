package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of a criterion by date of force. */
final class ReferenceReader {

    private ReferenceReader() {}

    /** @param node the list under {@code reference} */
    static List<ReferenceValues> read(YamlNode node, Indicator indicator, @Nullable Gate gate) {
        List<ReferenceValues> all = new ArrayList<>();
        for (YamlNode one : node.list()) {
            one.onlyFields(Set.of("from", "anchors", "threshold", "source", "reason"));
            Optional<YamlNode> threshold = one.find("threshold");
            if (threshold.isPresent() != (gate != null)) {
                throw one.refuse(gate == null ? "a threshold without a gate" : "the gate's `threshold` is missing");
            }
            all.add(new ReferenceValues(
                    one.get("from").date(),
                    one.find("anchors")
                            .map(anchors -> anchors(anchors, indicator))
                            .orElse(null),
                    threshold.map(t -> OptionalDouble.of(t.number())).orElse(OptionalDouble.empty()),
                    one.get("source").words(),
                    one.find("reason").map(YamlNode::words).orElse(null)));
        }
        if (all.isEmpty()) {
            throw node.refuse("at least one entry with `from` and `source` is due");
        }
        all.sort(Comparator.comparing(ReferenceValues::from));
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).from().equals(all.get(i - 1).from())) {
                throw node.refuse("two entries are in force from " + all.get(i).from());
            }
        }
        return all;
    }

    private static Anchors anchors(YamlNode node, Indicator indicator) {
        List<Anchors.Anchor> pairs = new ArrayList<>();
        for (YamlNode pair : node.list()) {
            List<YamlNode> two = pair.list();
            if (two.size() != 2) {
                throw pair.refuse("an anchor is [value, points]");
            }
            pairs.add(new Anchors.Anchor(two.get(0).number(), two.get(1).number()));
        }
        try {
            Anchors anchors = new Anchors(pairs, indicator.logarithmic());
            if (!anchors.agreesWith(indicator.direction())) {
                throw node.refuse("the anchors do not agree with direction "
                        + indicator.direction().toString().toLowerCase(Locale.ROOT));
            }
            return anchors;
        } catch (IllegalArgumentException e) {
            throw node.refuse(String.valueOf(e.getMessage()));
        }
    }
}
