package org.zonemark.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A DRL file of the rulebook, cut into its rules so that each can be shown as it was written. */
record DrlFile(String path, String text) {

    /** @throws RulebookException if the text is not DRL, with the line of each fault */
    List<RuleText> rules() {
        SafeRules.checkWords(this);
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException | RuntimeException e) {
            throw new RulebookException(new RulebookFault(path, 0, "not DRL: " + e.getMessage()));
        }
        if (parsed == null || parser.hasErrors()) {
            throw new RulebookException(
                    parser.getErrors().stream().map(this::fault).toList());
        }
        List<RuleText> rules = new ArrayList<>();
        for (RuleDescr rule : parsed.getRules()) {
            rules.add(ruleText(rule));
        }
        return rules;
    }

    private RulebookFault fault(DroolsError error) {
        int line = error.getLines().length > 0 ? Math.max(error.getLines()[0], 0) : 0;
        return new RulebookFault(path, line, error.getMessage());
    }

    private RuleText ruleText(RuleDescr rule) {
        String[] lines = text.split("\n", -1);
        int first = rule.getLine() - 1;
        int last = first;
        while (last < lines.length - 1 && !lines[last].strip().equals("end")) {
            last++;
        }
        while (first > 0 && lines[first - 1].strip().startsWith("//")) {
            first--;
        }
        Map<String, String> annotations = new LinkedHashMap<>();
        for (AnnotationDescr annotation : rule.getAnnotations()) {
            annotations.put(annotation.getName(), unquoted(String.valueOf(annotation.getValue())));
        }
        String drl = String.join("\n", List.of(lines).subList(first, last + 1));
        return new RuleText(rule.getName(), annotations, path, first + 1, drl);
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") && value.endsWith("\"") ? value.substring(1, value.length() - 1) : value;
    }
}
