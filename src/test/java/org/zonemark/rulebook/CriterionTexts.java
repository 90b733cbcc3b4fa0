package org.zonemark.rulebook;

import java.util.Map;
import org.zonemark.words.Words;

/** Clauses of each kind as they stand in a file of a section, and the criteria that are read from them. */
final class CriterionTexts {

    static final String FILE = "annex/2.1-environmental-protection.yaml";

    static final Section SECTION = new Section("2.1", new Words("环境保护", "Environment"));
    static final Dimension ECOLOGY = new Dimension("ecology", new Words("生态", "Ecology"));

    static final String QUANTITY = """
            id: A2-2.1.7
            title: {zh: 达标, en: Compliance}
            quote: 确保稳定达标
            english: Sources comply
            dimension: ecology
            kind: quantitative
            indicator: {zh: 达标率, en: Rate of compliance}
            unit: {zh: '%', en: per cent}
            direction: higher_better
            range: [0, 100]
            evidence: {zh: 台账, en: Ledger}
            reference:
            - from: 2016-01-01
              anchors: [[60, 0], [100, 100]]
              source: {zh: 默认, en: Default}
            """;

    static final String GATE = """
            id: A2-2.1.1
            title: {zh: 限制, en: Restriction}
            quote: 限制新建
            english: Restrict new projects
            dimension: ecology
            kind: gate
            indicator: {zh: 项目数, en: Projects}
            unit: {zh: 个, en: projects}
            direction: lower_better
            gate: {field: indicator, op: '==', on_fail: veto, cure: {zh: 取消, en: Cancel it}}
            evidence: {zh: 清单, en: List}
            reference:
            - from: 2016-01-01
              threshold: 3
              source: {zh: 法律, en: Law}
            """;

    static final String MATURITY = """
            id: A2-2.1.9
            title: {zh: 制度, en: System}
            quote: 建立制度
            english: Set up a system
            dimension: ecology
            kind: maturity
            indicator: {zh: 等级, en: Level}
            unit: {zh: 级, en: level}
            direction: higher_better
            levels:
            - {level: 0, zh: 无, en: None}
            - {level: 1, zh: 有, en: Some}
            evidence: {zh: 文件, en: Papers}
            reference:
            - from: 2016-01-01
              source: {zh: 默认, en: Default}
            """;

    static final String CHECKLIST = MATURITY.replace("maturity", "checklist")
            .replace("levels:", "items:")
            .replaceAll("level: [01], ", "");

    static final String ROLL_UP = QUANTITY.replace("kind:", "rolls_up: [A2-2.1.1, A2-5.2.1]\nkind:")
            .replace("  anchors: [[60, 0], [100, 100]]\n", "");

    private CriterionTexts() {}

    static Criterion read(String clause) {
        return new CriterionReader(SECTION, Map.of("ecology", ECOLOGY)).read(YamlNode.parse(FILE, clause), 4);
    }
}
