package org.zonemark.api;

import org.jspecify.annotations.Nullable;
import org.zonemark.api.model.BasinDto;
import org.zonemark.api.model.RegisteredZoneDto;
import org.zonemark.api.model.ZoneTypeDto;
import org.zonemark.assessment.ZoneFilter;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;
import org.zonemark.words.Code;

/** Zones as the contract has them, and back. */
final class ZoneMapper {

    private ZoneMapper() {}

    static RegisteredZoneDto zone(Zone zone) {
        return new RegisteredZoneDto(
                zone.code(),
                zone.name(),
                zone.province(),
                zone.city(),
                BasinDto.fromValue(Code.of(zone.basin())),
                ZoneTypeDto.fromValue(Code.of(zone.type())));
    }

    /** @throws BadParameterException if the province is not one of the belt */
    static ZoneFilter filter(
            Rulebook rulebook, @Nullable String province, @Nullable BasinDto basin, @Nullable ZoneTypeDto type) {
        BadParameterException.checkOneOf(
                "province",
                province,
                rulebook.catalogue().gazetteer().provinces().keySet());
        return new ZoneFilter(
                province,
                basin == null ? null : Code.read(Basin.class, basin.getValue()),
                type == null ? null : Code.read(ZoneType.class, type.getValue()));
    }
}
