package org.zonemark.exchange;

import org.zonemark.scoring.Answer;
import org.zonemark.scoring.LeadingIndustry;
import org.zonemark.scoring.SelfAssessment;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Self-assessments as documents. */
final class Documents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Documents() {}

    static ObjectNode of(SelfAssessment assessment) {
        ObjectNode document = JSON.createObjectNode().put("year", assessment.year());
        if (!assessment.leadingIndustries().isEmpty()) {
            ArrayNode industries = document.putArray("leadingIndustries");
            assessment.leadingIndustries().forEach(one -> industries.add(industry(one)));
        }
        ObjectNode values = document.putObject("values");
        assessment.answers().forEach((clause, answer) -> values.set(clause, answer(answer)));
        return document;
    }

    private static ObjectNode industry(LeadingIndustry industry) {
        ObjectNode node = JSON.createObjectNode().put("name", industry.name()).put("share", industry.share());
        industry.rows().forEach(node.putArray("rows")::add);
        return node.put("conditionShown", industry.conditionShown());
    }

    private static ObjectNode answer(Answer answer) {
        ObjectNode node = JSON.createObjectNode();
        if (answer.notApplicable() != null) {
            return node.put("notApplicable", true).put("reason", answer.notApplicable());
        }
        if (answer.value() != null) {
            node.put("value", answer.value());
        }
        if (answer.level() != null) {
            node.put("level", answer.level());
        }
        if (answer.items() != null) {
            answer.items().forEach(node.putArray("items")::add);
        }
        if (answer.heavyPollutingTransfers() != null) {
            node.put("heavyPollutingTransfers", answer.heavyPollutingTransfers());
        }
        return node;
    }
}
