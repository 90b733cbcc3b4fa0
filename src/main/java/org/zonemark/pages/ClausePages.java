package org.zonemark.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.model.ClauseDto;
import org.zonemark.api.model.ClauseSummaryDto;
import org.zonemark.api.model.KindDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundStateDto;
import org.zonemark.api.model.SectionDto;
import tools.jackson.databind.json.JsonMapper;

/** The Annex as text with its rules behind each sentence, the method, and the dictionary of all data. Open to anyone. */
@Controller
class ClausePages {

    /** A section of the Annex with its sentences. */
    public record Chapter(SectionDto section, List<ClauseSummaryDto> clauses) {}

    /** How many zones of the present round score so much: ten bars of ten points. */
    public record Fares(RoundDto round, int zones, double mean, int[] tenths, int most) {}

    /** An example as it would be posted. */
    public record Shown(String name, String given, String expected) {}

    private final RulebookApi rulebook;
    private final RoundsApi rounds;
    private final CohortScores cohort;
    private final Frame frame;
    private final Say say;
    private final JsonMapper json;

    ClausePages(RulebookApi rulebook, RoundsApi rounds, CohortScores cohort, Frame frame, Say say, JsonMapper json) {
        this.rulebook = rulebook;
        this.rounds = rounds;
        this.cohort = cohort;
        this.frame = frame;
        this.say = say;
        this.json = json;
    }

    @GetMapping("/clauses")
    String clauses(@RequestParam @Nullable KindDto kind, @RequestParam @Nullable String dimension, Model model) {
        String chosen = dimension == null || dimension.isEmpty() ? null : dimension;
        Map<String, List<ClauseSummaryDto>> bySection = new LinkedHashMap<>();
        List<ClauseSummaryDto> found = Contract.body(rulebook.listClauses(null, chosen, kind));
        found.forEach(clause -> bySection
                .computeIfAbsent(clause.getSection(), any -> new ArrayList<>())
                .add(clause));
        var book = Contract.body(rulebook.describeRulebook());
        model.addAttribute("book", book);
        model.addAttribute("count", found.size());
        model.addAttribute("kinds", KindDto.values());
        model.addAttribute("kind", kind);
        model.addAttribute("dimension", chosen);
        model.addAttribute(
                "chapters",
                book.getSections().stream()
                        .map(section -> new Chapter(section, bySection.getOrDefault(section.getNumber(), List.of())))
                        .filter(chapter -> !chapter.clauses().isEmpty())
                        .toList());
        return "pages/clauses";
    }

    @GetMapping("/clauses/{clause}")
    String clause(@PathVariable String clause, Model model) {
        ClauseDto read = Contract.body(rulebook.readClause(clause));
        List<String> all = Contract.body(rulebook.listClauses(null, null, null)).stream()
                .map(ClauseSummaryDto::getId)
                .toList();
        int at = all.indexOf(clause);
        model.addAttribute("c", read);
        model.addAttribute("before", at > 0 ? all.get(at - 1) : null);
        model.addAttribute("after", at + 1 < all.size() ? all.get(at + 1) : null);
        model.addAttribute("example", json.writeValueAsString(read.getAnswerExample()));
        model.addAttribute(
                "cases",
                read.getCases().stream()
                        .map(one -> new Shown(
                                say.words(one.getName()),
                                json.writeValueAsString(one.getGiven()),
                                json.writeValueAsString(one.getExpected())))
                        .toList());
        model.addAttribute("fares", frame.may("readRoundRanking") ? fares(clause) : null);
        return "pages/clause";
    }

    @GetMapping("/method")
    String method(Model model) {
        model.addAttribute("book", Contract.body(rulebook.describeRulebook()));
        model.addAttribute("weights", Contract.body(rulebook.readDefaultWeightSet()));
        return "pages/method";
    }

    @GetMapping("/dictionary")
    String dictionary(Model model) {
        model.addAttribute("fields", fields());
        model.addAttribute("examples", examples());
        return "pages/dictionary";
    }

    /** For spreadsheets, which read UTF-8 by its mark at the start. */
    @GetMapping("/dictionary.csv")
    ResponseEntity<String> dictionaryTable() {
        StringBuilder table = new StringBuilder("\uFEFF");
        line(
                table,
                List.of(
                        "clause",
                        "kind",
                        "name",
                        "unit",
                        "direction",
                        "least",
                        "most",
                        "formula",
                        "evidence",
                        "answer"));
        Map<String, String> examples = examples();
        for (ClauseDto one : fields()) {
            var indicator = one.getIndicator();
            line(
                    table,
                    List.of(
                            one.getId(),
                            one.getKind().getValue(),
                            say.words(indicator.getName()),
                            say.words(indicator.getUnit()),
                            indicator.getDirection().getValue(),
                            say.plain(indicator.getLeast(), 6),
                            say.plain(indicator.getMost(), 6),
                            indicator.getFormula() == null ? "" : indicator.getFormula(),
                            say.words(indicator.getEvidence()),
                            examples.get(one.getId())));
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dictionary.csv\"")
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(table.toString());
    }

    private List<ClauseDto> fields() {
        return Contract.body(rulebook.listClauses(null, null, null)).stream()
                .map(clause -> Contract.body(rulebook.readClause(clause.getId())))
                .toList();
    }

    private Map<String, String> examples() {
        Map<String, String> examples = new LinkedHashMap<>();
        Contract.body(rulebook.listClauses(null, null, null))
                .forEach(one -> examples.put(
                        one.getId(),
                        one.getAnswerExample().isEmpty() ? "" : json.writeValueAsString(one.getAnswerExample())));
        return examples;
    }

    /** A text that a spreadsheet would take for a formula is quoted like any other and begins with an apostrophe. */
    private static void line(StringBuilder table, List<String> cells) {
        table.append(String.join(
                        ",",
                        cells.stream()
                                .map(cell -> cell.matches("(?s)[=+@\t\r].*") ? "'" + cell : cell)
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .toList()))
                .append("\r\n");
    }

    private @Nullable Fares fares(String clause) {
        RoundDto round = Contract.body(rounds.listRounds()).stream()
                .filter(one -> one.getState() != RoundStateDto.PLANNED)
                .max(Comparator.comparing(one -> one.getPlan().getSubmitUntil()))
                .orElse(null);
        if (round == null) {
            return null;
        }
        CohortScores.Scores scores = cohort.ofIfAny(round.getId());
        int at = scores.criteria().indexOf(clause);
        if (at < 0 || scores.zones().isEmpty()) {
            return null;
        }
        int[] tenths = new int[10];
        int zones = 0;
        for (CohortScores.ZoneScores zone : scores.zones()) {
            double score = zone.scores()[at];
            if (!Double.isNaN(score)) {
                tenths[Math.min(9, (int) (score / 10))]++;
                zones++;
            }
        }
        int most = java.util.Arrays.stream(tenths).max().orElse(1);
        return new Fares(round, zones, scores.mean(at).orElse(Double.NaN), tenths, Math.max(1, most));
    }
}
