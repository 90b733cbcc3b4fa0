package org.zonemark.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.PlanApi;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.MiddleDto;
import org.zonemark.api.model.PlanTargetDto;
import org.zonemark.api.model.RowCoverageDto;
import org.zonemark.api.model.TargetFigureDto;
import org.zonemark.api.model.TargetFigureEntryDto;
import org.zonemark.api.model.ZoneAggregateDto;
import org.zonemark.assessment.Scorers;
import org.zonemark.plan.Coverage;
import org.zonemark.plan.CoverageService;
import org.zonemark.plan.PlanTargetService;
import org.zonemark.plan.PlanTargetService.Followed;
import org.zonemark.plan.TargetFigure;
import org.zonemark.plan.ZoneAggregate;
import org.zonemark.plan.ZoneAggregate.Middle;
import org.zonemark.rulebook.PlanTarget;
import org.zonemark.words.Code;

/** The plan's own targets, and who serves its rows. */
@RestController
class PlanController implements PlanApi {

    private final PlanTargetService targets;
    private final CoverageService coverage;
    private final CoverageService.Settings settings;
    private final Scorers scorers;
    private final CurrentActor currentActor;

    PlanController(
            PlanTargetService targets,
            CoverageService coverage,
            CoverageService.Settings settings,
            Scorers scorers,
            CurrentActor currentActor) {
        this.targets = targets;
        this.coverage = coverage;
        this.settings = settings;
        this.scorers = scorers;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<List<PlanTargetDto>> listPlanTargets() {
        return ResponseEntity.ok(
                targets.targets().stream().map(PlanController::target).toList());
    }

    @Override
    public ResponseEntity<PlanTargetDto> saveTargetFigure(String row, Integer year, TargetFigureEntryDto entry) {
        return ResponseEntity.ok(target(targets.save(
                currentActor.require().name(), row, year, entry.getValue(), entry.getSource(), entry.getReason())));
    }

    @Override
    public ResponseEntity<Void> removeTargetFigure(String row, Integer year, String reason) {
        targets.remove(currentActor.require().name(), row, year, Reason.due(reason));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<List<ZoneAggregateDto>> readZoneAggregates(String round) {
        return ResponseEntity.ok(coverage.aggregates(round).stream()
                .map(PlanController::aggregate)
                .toList());
    }

    @Override
    public ResponseEntity<List<RowCoverageDto>> readCatalogueCoverage(
            String round, @Nullable String province, @Nullable BasinDto basin, @Nullable Integer box) {
        Locale locale = LocaleContextHolder.getLocale();
        return ResponseEntity.ok(
                coverage.coverage(round, ZoneMapper.filter(scorers.rulebook(), province, basin, null)).stream()
                        .filter(one -> box == null || one.row().box() == box)
                        .map(one -> row(one, locale))
                        .toList());
    }

    private static PlanTargetDto target(Followed followed) {
        PlanTarget target = followed.target();
        Map<String, Double> values = new LinkedHashMap<>();
        target.values().forEach((year, value) -> values.put(String.valueOf(year), value));
        return new PlanTargetDto(
                target.id(),
                target.indicator().in(LocaleContextHolder.getLocale()),
                target.unit(),
                target.higherIsBetter(),
                values,
                target.forZones(),
                followed.clause().orElse(null),
                followed.figures().stream()
                        .map(figure -> figure(target, figure))
                        .toList());
    }

    private static TargetFigureDto figure(PlanTarget target, TargetFigure figure) {
        OptionalDouble lead = target.lead(figure.year(), figure.value());
        return new TargetFigureDto(
                figure.year(),
                figure.value(),
                figure.source(),
                orNull(target.due(figure.year())),
                orNull(lead),
                lead.isPresent() ? Boolean.valueOf(lead.getAsDouble() >= 0) : null);
    }

    private static ZoneAggregateDto aggregate(ZoneAggregate one) {
        return new ZoneAggregateDto(
                one.row(),
                one.clause(),
                middle(one.all()),
                one.missing(),
                groups(one.byBasin()),
                groups(one.byProvince()));
    }

    private static Map<String, MiddleDto> groups(Map<String, Middle> groups) {
        Map<String, MiddleDto> said = new TreeMap<>();
        groups.forEach((name, one) -> said.put(name.toLowerCase(Locale.ROOT), middle(one)));
        return said;
    }

    private static MiddleDto middle(Middle one) {
        return new MiddleDto(one.zones(), one.zones() == 0 ? null : one.mean(), one.zones() == 0 ? null : one.median());
    }

    private RowCoverageDto row(Coverage one, Locale locale) {
        Map<String, Integer> basins = new TreeMap<>();
        one.byBasin().forEach((name, count) -> basins.put(name.toLowerCase(Locale.ROOT), count));
        return new RowCoverageDto(
                one.row().id(),
                one.row().box(),
                one.row().title().in(locale),
                RowCoverageDto.StateEnum.fromValue(Code.of(one.state(settings.crowdedFrom()))),
                one.zones(),
                one.output(),
                one.inFull(),
                one.cautioned(),
                one.byProvince(),
                basins);
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
