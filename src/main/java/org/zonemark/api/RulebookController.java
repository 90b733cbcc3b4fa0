package org.zonemark.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.RulebookApi;
import org.zonemark.api.model.AdjustmentKindDto;
import org.zonemark.api.model.AdjustmentKindsDto;
import org.zonemark.api.model.CatalogueRowDto;
import org.zonemark.api.model.CeilingRuleDto;
import org.zonemark.api.model.ClauseDto;
import org.zonemark.api.model.ClauseSummaryDto;
import org.zonemark.api.model.GradeDto;
import org.zonemark.api.model.KindDto;
import org.zonemark.api.model.PlanFitSizesDto;
import org.zonemark.api.model.PolicyTextDto;
import org.zonemark.api.model.RulebookDto;
import org.zonemark.api.model.ScoringSizesDto;
import org.zonemark.api.model.SectionDto;
import org.zonemark.api.model.TotalBoundsDto;
import org.zonemark.api.model.WeightLimitsDto;
import org.zonemark.api.model.WeightSetDto;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.ScoringSizes;
import org.zonemark.rulebook.WeightLimitSizes;
import org.zonemark.words.Phrases;

/** Shows the rulebook in force. */
@RestController
class RulebookController implements RulebookApi {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final Scorers scorers;
    private final Clock clock;
    private final String contract;

    RulebookController(Scorers scorers, Clock clock) throws IOException {
        this.scorers = scorers;
        this.clock = clock;
        this.contract = new ClassPathResource("api/openapi.yaml").getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    public ResponseEntity<List<ClauseSummaryDto>> listClauses(
            @Nullable String section, @Nullable String dimension, @Nullable KindDto kind) {
        Rulebook rulebook = scorers.rulebook();
        ClauseMapper clauses = new ClauseMapper(rulebook);
        BadParameterException.checkOneOf(
                "dimension",
                dimension,
                rulebook.dimensions().stream().map(Dimension::id).toList());
        return ResponseEntity.ok(rulebook.criteria().stream()
                .filter(criterion -> section == null || isIn(section, criterion))
                .filter(criterion ->
                        dimension == null || criterion.dimension().id().equals(dimension))
                .filter(criterion -> kind == null || criterion.kind().name().equals(kind.getValue()))
                .map(criterion -> clauses.summary(criterion, today()))
                .toList());
    }

    @Override
    public ResponseEntity<ClauseDto> readClause(String id) {
        Rulebook rulebook = scorers.rulebook();
        return rulebook.criterion(id)
                .map(criterion -> ResponseEntity.ok(new ClauseMapper(rulebook).clause(criterion, today())))
                .orElseThrow(() -> new NotFoundException(Phrases.phrase("problem.no_clause", id)));
    }

    @Override
    public ResponseEntity<List<CatalogueRowDto>> listCatalogueRows(@Nullable Boolean counting, @Nullable Integer box) {
        return ResponseEntity.ok(scorers.rulebook().catalogue().rows().values().stream()
                .filter(row -> counting == null || row.countsForFit() == counting)
                .filter(row -> box == null || row.box() == box)
                .map(CatalogueMapper::row)
                .toList());
    }

    @Override
    public ResponseEntity<RulebookDto> describeRulebook() {
        Rulebook rulebook = scorers.rulebook();
        Map<String, SectionDto> sections = new LinkedHashMap<>();
        rulebook.criteria().stream()
                .map(criterion -> criterion.clause().section())
                .forEach(section -> sections.putIfAbsent(section.number(), ClauseMapper.section(section)));
        return ResponseEntity.ok(new RulebookDto(
                rulebook.version(),
                rulebook.sha256(),
                ClauseMapper.words(rulebook.title()),
                rulebook.firstYear(),
                rulebook.criteria().size(),
                rulebook.rules().size(),
                rulebook.cases().size(),
                rulebook.dimensions().stream().map(ClauseMapper::dimension).toList(),
                List.copyOf(sections.values()),
                rulebook.policies().stream()
                        .map(policy ->
                                new PolicyTextDto(policy.id(), ClauseMapper.words(policy.title()), policy.text()))
                        .toList(),
                sizes(rulebook.sizes(), rulebook.weightLimits().sizes())));
    }

    @Override
    public ResponseEntity<WeightSetDto> readDefaultWeightSet() {
        Rulebook rulebook = scorers.rulebook();
        return ResponseEntity.ok(WeightSetMapper.weights(rulebook.defaultWeights(), rulebook));
    }

    @Override
    public ResponseEntity<String> readContract() {
        return ResponseEntity.ok().contentType(YAML).body(contract);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    private static boolean isIn(String section, Criterion criterion) {
        String number = criterion.clause().section().number();
        return number.equals(section) || number.startsWith(section + ".");
    }

    private static ScoringSizesDto sizes(ScoringSizes sizes, WeightLimitSizes limits) {
        return new ScoringSizesDto(
                planFit(sizes.planFit()),
                sizes.geometricFloor(),
                sizes.ceilings().stream()
                        .map(rule -> new CeilingRuleDto(
                                rule.id(),
                                rule.dimensions(),
                                rule.anyOf(),
                                rule.below(),
                                rule.limit(),
                                ClauseMapper.words(rule.reason())))
                        .toList(),
                sizes.grades().stream()
                        .map(grade -> new GradeDto(grade.id(), grade.from(), ClauseMapper.words(grade.name())))
                        .toList(),
                kinds(sizes.bonuses()),
                kinds(sizes.penalties()),
                new TotalBoundsDto(sizes.leastTotal(), sizes.mostTotal()),
                sizes.acceptedEvidence(),
                sizes.equalWithin(),
                limits(limits),
                sizes.from(),
                ClauseMapper.words(sizes.source()));
    }

    private static WeightLimitsDto limits(WeightLimitSizes sizes) {
        return new WeightLimitsDto(
                sizes.dimensionSum(),
                sizes.dimensionLeast(),
                sizes.dimensionMost(),
                sizes.ecologyLeast(),
                sizes.greenDimensions(),
                sizes.greenLeast(),
                sizes.criterionLeast(),
                sizes.criterionMost());
    }

    private static PlanFitSizesDto planFit(ScoringSizes.PlanFitSizes sizes) {
        return new PlanFitSizesDto(
                sizes.here(),
                sizes.belt(),
                sizes.anywhere(),
                sizes.sameProvince(),
                sizes.otherProvince(),
                sizes.noRow(),
                sizes.cautionCap(),
                sizes.clusterBox(),
                sizes.clusterBonus(),
                sizes.maxIndustries());
    }

    private static AdjustmentKindsDto kinds(ScoringSizes.AdjustmentKinds kinds) {
        return new AdjustmentKindsDto(
                kinds.most(),
                kinds.kinds().values().stream()
                        .map(kind -> new AdjustmentKindDto(kind.id(), kind.points(), ClauseMapper.words(kind.name())))
                        .toList());
    }
}
