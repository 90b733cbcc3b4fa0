package org.zonemark.api;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zonemark.api.model.DimensionWeightDto;
import org.zonemark.api.model.StampDto;
import org.zonemark.api.model.WeightChangeDto;
import org.zonemark.api.model.WeightSetDetailDto;
import org.zonemark.api.model.WeightSetDto;
import org.zonemark.api.model.WeightSetStateDto;
import org.zonemark.api.model.WeightSetSummaryDto;
import org.zonemark.assessment.Fault;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.version.WeightChange;
import org.zonemark.version.WeightSetVersion;
import org.zonemark.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Weight sets as the contract has them. */
final class WeightSetMapper {

    private static final String NOBODY = "-";

    private WeightSetMapper() {}

    /** @param rulebook names the dimensions */
    static WeightSetDto weights(WeightSet set, Rulebook rulebook) {
        return new WeightSetDto(
                set.id(),
                ClauseMapper.words(set.title()),
                ClauseMapper.words(set.reason()),
                set.sha256(),
                dimensions(set.dimensions(), rulebook));
    }

    static List<DimensionWeightDto> dimensions(List<WeightSet.DimensionWeight> weights, Rulebook rulebook) {
        return weights.stream().map(one -> weight(one, rulebook)).toList();
    }

    private static DimensionWeightDto weight(WeightSet.DimensionWeight one, Rulebook rulebook) {
        Words name = rulebook.dimensions().stream()
                .filter(dimension -> dimension.id().equals(one.dimension()))
                .map(Dimension::name)
                .findFirst()
                .orElse(Words.same(one.dimension()));
        return new DimensionWeightDto(one.dimension(), ClauseMapper.words(name), one.weight(), one.criteria());
    }

    static WeightSetSummaryDto summary(WeightSetVersion one) {
        return new WeightSetSummaryDto(
                one.id(),
                ClauseMapper.words(one.set().title()),
                WeightSetStateDto.fromValue(one.state().code()),
                one.baseId(),
                one.set().sha256(),
                one.inForceFrom());
    }

    /** @param named whether the reader may see who did what */
    static WeightSetDetailDto detail(
            WeightSetVersion one, List<Fault> brokenLimits, Rulebook rulebook, boolean named, Locale locale) {
        return new WeightSetDetailDto(
                        weights(one.set(), rulebook),
                        one.version(),
                        WeightSetStateDto.fromValue(one.state().code()),
                        one.baseId(),
                        one.changes().stream().map(WeightSetMapper::change).toList(),
                        origin(one.origin()),
                        Problems.faults(brokenLimits, locale),
                        stamp(one.made(), named),
                        one.inForceFrom())
                .submitted(stampIfAny(one.submitted(), named))
                .approved(stampIfAny(one.approved(), named))
                .published(stampIfAny(one.published(), named));
    }

    static WeightChangeDto change(WeightChange one) {
        return new WeightChangeDto(one.about(), one.before(), one.after(), one.reason());
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> origin(@Nullable JsonNode origin) {
        return origin == null ? null : JsonMapper.shared().treeToValue(origin, Map.class);
    }

    static @Nullable StampDto stampIfAny(WeightSetVersion.@Nullable Stamp stamp, boolean named) {
        return stamp == null ? null : stamp(stamp, named);
    }

    static StampDto stamp(WeightSetVersion.Stamp stamp, boolean named) {
        return new StampDto(named ? stamp.by() : NOBODY, stamp.at().atOffset(ZoneOffset.UTC));
    }
}
