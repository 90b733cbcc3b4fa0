package org.zonemark.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zonemark.api.model.FormChangeDto;
import org.zonemark.api.model.FormReportDto;
import org.zonemark.api.model.ImportReportDto;
import org.zonemark.api.model.ImportedZoneDto;
import org.zonemark.assessment.AssessmentImport;
import org.zonemark.exchange.FormService;
import org.zonemark.exchange.TypedChange;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Answer;
import org.zonemark.sheet.CellPlace;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;

/** What imports and forms did, for readers. */
final class ImportMapper {

    private ImportMapper() {}

    static ImportReportDto report(AssessmentImport.Report report, boolean dryRun) {
        return new ImportReportDto(
                report.added(),
                report.replaced(),
                report.unchanged(),
                dryRun,
                report.told().stream()
                        .map(one -> new ImportedZoneDto(one.zone(), one.year(), one.added(), one.clauses()))
                        .toList());
    }

    static FormReportDto form(FormService.Preview preview, boolean dryRun, Rulebook rulebook, Locale locale) {
        List<FormChangeDto> changes = new ArrayList<>();
        for (TypedChange change : preview.changes()) {
            Criterion criterion = rulebook.criterion(change.clause()).orElseThrow();
            changes.add(at(
                    change.place(),
                    new FormChangeDto(
                            change.clause(),
                            answer(criterion, change.before(), locale),
                            answer(criterion, change.after(), locale))));
        }
        if (preview.industriesChanged()) {
            changes.add(new FormChangeDto(
                    FormService.PLAN_FIT,
                    String.join("、", preview.industriesBefore()),
                    String.join("、", preview.industriesAfter())));
        }
        return new FormReportDto(preview.version(), dryRun, changes, preview.totalBefore(), preview.totalAfter());
    }

    private static FormChangeDto at(@org.jspecify.annotations.Nullable CellPlace place, FormChangeDto change) {
        return place == null ? change : change.sheet(place.sheet()).cell(place.cell());
    }

    /** An answer in words: 98.5 %, a level with what it means, the items that hold, or why it does not apply. */
    private static String answer(Criterion criterion, Answer answer, Locale locale) {
        List<String> parts = new ArrayList<>();
        if (answer.notApplicable() != null) {
            parts.add(Phrases.text(locale, "form.not_applicable", answer.notApplicable()));
        }
        if (answer.value() != null) {
            parts.add(criterion.indicator().measure(answer.value()).in(locale));
        }
        if (answer.level() != null) {
            parts.add(answer.level() + " · "
                    + criterion.steps().get(answer.level()).in(locale));
        }
        if (answer.items() != null) {
            parts.add(
                    answer.items().isEmpty()
                            ? Phrases.text(locale, "form.none")
                            : String.join(
                                    "、",
                                    answer.items().stream()
                                            .sorted()
                                            .map(String::valueOf)
                                            .toList()));
        }
        if (answer.heavyPollutingTransfers() != null) {
            parts.add(Phrases.text(locale, "form.transfers") + " " + Numbers.plain(answer.heavyPollutingTransfers()));
        }
        return String.join("; ", parts);
    }
}
