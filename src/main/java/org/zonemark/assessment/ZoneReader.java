package org.zonemark.assessment;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Basin;
import org.zonemark.rulebook.Gazetteer;
import org.zonemark.scoring.Zone;
import org.zonemark.scoring.ZoneType;

/** Reads a zone and completes its basin by its province. */
final class ZoneReader {

    private static final Set<String> FIELDS = Set.of("code", "name", "province", "city", "basin", "type");
    private static final String CODE = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?";
    private static final int CODE_LENGTH = 64;
    private static final int NAME_LENGTH = 100;

    private final Gazetteer gazetteer;

    ZoneReader(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /** The zone; null if a fault was found in it. */
    @Nullable
    Zone read(Place place) {
        if (!place.isObject(true)) {
            return null;
        }
        place.onlyFields(FIELDS);
        Optional<String> code = place.at("code").text(CODE_LENGTH);
        if (code.isPresent() && !code.get().matches(CODE)) {
            place.at("code").fault(FaultCode.BAD_TEXT, "code");
            code = Optional.empty();
        }
        Optional<String> name = place.at("name").text(NAME_LENGTH);
        Optional<String> province = province(place.at("province"));
        Optional<String> city = city(place.at("city"), province);
        Optional<Basin> basin = place.at("basin").oneOf(Basin.class);
        boolean basinSound = basin.isPresent() || place.at("basin").isAbsent();
        Optional<ZoneType> type = type(place.at("type"));
        if (code.isEmpty() || name.isEmpty() || province.isEmpty() || city.isEmpty() || type.isEmpty() || !basinSound) {
            return null;
        }
        Basin where = basin.or(() -> gazetteer.basinOf(province.get())).orElseThrow();
        return new Zone(code.get(), name.get(), province.get(), city.get(), where, type.get());
    }

    private Optional<String> province(Place place) {
        String all = String.join(", ", gazetteer.provinces().keySet());
        if (place.isAbsent()) {
            place.fault(FaultCode.REQUIRED, "one_of", all);
            return Optional.empty();
        }
        Optional<String> province = place.text(NAME_LENGTH);
        if (province.isPresent() && gazetteer.basinOf(province.get()).isEmpty()) {
            place.fault(FaultCode.NOT_ONE_OF, "one_of", all);
            return Optional.empty();
        }
        return province;
    }

    /** A city that the gazetteer knows lies in the zone's province. */
    private Optional<String> city(Place place, Optional<String> province) {
        Optional<String> city = place.text(NAME_LENGTH).map(ZoneReader::withoutSuffix);
        String itsProvince = city.map(gazetteer.cityProvinces()::get).orElse(null);
        if (itsProvince != null && province.isPresent() && !itsProvince.equals(province.get())) {
            place.fault(FaultCode.DIFFERS, "city_of_province", province.get());
            return Optional.empty();
        }
        return city;
    }

    private static Optional<ZoneType> type(Place place) {
        if (place.isAbsent()) {
            place.fault(FaultCode.REQUIRED, "zone_type");
        }
        return place.oneOf(ZoneType.class);
    }

    /** The catalogue names cities without 市; 武汉市 is 武汉. */
    private static String withoutSuffix(String city) {
        return city.length() > 2 && city.endsWith("市") ? city.substring(0, city.length() - 1) : city;
    }
}
