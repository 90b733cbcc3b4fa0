package org.zonemark.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zonemark.assessment.SelfAssessmentReader;
import org.zonemark.scoring.Answer;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Circumstances.Adjustment;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.SelfAssessment;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A zone of a bundle as JSON: a self-assessment as anyone can post it, and the circumstances beside it. */
final class ZoneFile {

    private final JsonMapper json;

    ZoneFile(JsonMapper json) {
        this.json = json;
    }

    ObjectNode written(PublishedZone zone) {
        ObjectNode document = json.createObjectNode();
        assessment(document.putObject("selfAssessment"), zone.assessment());
        circumstances(document.putObject("circumstances"), zone.circumstances());
        return document;
    }

    /** @throws org.zonemark.assessment.FaultyInputException if the rulebook does not accept the answers */
    PublishedZone read(JsonNode document, SelfAssessmentReader reader) {
        JsonNode circumstances = document.path("circumstances");
        JsonNode accepted = circumstances.path("acceptedEvidence");
        return new PublishedZone(
                reader.read(document.path("selfAssessment")).orThrow(),
                new Circumstances(
                        adjustments(circumstances.path("bonuses")),
                        adjustments(circumstances.path("penalties")),
                        circumstances.path("fraudProven").booleanValue(),
                        accepted.isArray() ? Set.copyOf(texts(accepted)) : null));
    }

    private static void assessment(ObjectNode node, SelfAssessment assessment) {
        Zone zone = assessment.zone();
        node.putObject("zone")
                .put("code", zone.code())
                .put("name", zone.name())
                .put("province", zone.province())
                .put("city", zone.city())
                .put("basin", Code.of(zone.basin()))
                .put("type", Code.of(zone.type()));
        node.put("year", assessment.year());
        ArrayNode industries = node.putArray("leadingIndustries");
        for (LeadingIndustry industry : assessment.leadingIndustries()) {
            ObjectNode one = industries.addObject().put("name", industry.name()).put("share", industry.share());
            ArrayNode rows = one.putArray("rows");
            industry.rows().forEach(rows::add);
            one.put("conditionShown", industry.conditionShown());
        }
        ObjectNode values = node.putObject("values");
        new TreeMap<>(assessment.answers()).forEach((clause, answer) -> answer(values.putObject(clause), answer));
    }

    private static void answer(ObjectNode node, Answer answer) {
        if (answer.value() != null) {
            node.put("value", answer.value());
        }
        if (answer.level() != null) {
            node.put("level", answer.level());
        }
        if (answer.items() != null) {
            ArrayNode items = node.putArray("items");
            answer.items().forEach(items::add);
        }
        if (answer.notApplicable() != null) {
            node.put("notApplicable", true).put("reason", answer.notApplicable());
        }
        if (answer.heavyPollutingTransfers() != null) {
            node.put("heavyPollutingTransfers", answer.heavyPollutingTransfers());
        }
    }

    private static void circumstances(ObjectNode node, Circumstances circumstances) {
        adjustments(node.putArray("bonuses"), circumstances.bonuses());
        adjustments(node.putArray("penalties"), circumstances.penalties());
        node.put("fraudProven", circumstances.fraudProven());
        accepted(node, circumstances.acceptedEvidence());
    }

    private static void accepted(ObjectNode node, @Nullable Set<String> clauses) {
        if (clauses == null) {
            node.putNull("acceptedEvidence");
        } else {
            ArrayNode accepted = node.putArray("acceptedEvidence");
            new TreeSet<>(clauses).forEach(accepted::add);
        }
    }

    private static void adjustments(ArrayNode node, List<Adjustment> adjustments) {
        adjustments.forEach(one -> node.addObject()
                .put("kind", one.kind())
                .put("times", one.times())
                .put("clause", one.clause()));
    }

    private static List<Adjustment> adjustments(JsonNode node) {
        List<Adjustment> adjustments = new ArrayList<>();
        node.forEach(one -> adjustments.add(new Adjustment(
                one.path("kind").stringValue(),
                one.path("times").intValue(),
                one.path("clause").stringValueOpt().orElse(null))));
        return adjustments;
    }

    static List<String> texts(JsonNode node) {
        return node.valueStream().map(JsonNode::stringValue).toList();
    }
}
