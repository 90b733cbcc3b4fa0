package org.zonemark.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zonemark.rulebook.Catalogue;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.scoring.LeadingIndustry;

/** Reads the leading industries with the catalogue rows that they claim (A2-4.1.4). */
final class IndustriesReader {

    private static final String CLAUSE = "A2-4.1.4";
    private static final Set<String> FIELDS = Set.of("name", "share", "rows", "conditionShown");
    private static final int NAME_LENGTH = 100;
    private static final int MOST_ROWS = 50;
    private static final double LARGEST_SHARE = 1e15;

    private final Catalogue catalogue;
    private final int most;

    IndustriesReader(Rulebook rulebook) {
        this.catalogue = rulebook.catalogue();
        this.most = rulebook.sizes().planFit().maxIndustries();
    }

    List<LeadingIndustry> read(Place anywhere) {
        Place place = anywhere.about(CLAUSE);
        List<LeadingIndustry> industries = new ArrayList<>();
        if (!place.isArray()) {
            return industries;
        }
        int size = place.node().size();
        if (size > most) {
            place.fault(FaultCode.TOO_MANY_INDUSTRIES, "industries", most, size);
        }
        for (int i = 0; i < Math.min(size, most); i++) {
            industry(place.at(i)).ifPresent(industries::add);
        }
        return industries;
    }

    private Optional<LeadingIndustry> industry(Place place) {
        if (!place.isObject(true)) {
            return Optional.empty();
        }
        place.onlyFields(FIELDS);
        Optional<String> name = place.at("name").text(NAME_LENGTH);
        Optional<Double> share = share(place.at("share"));
        List<String> rows = rows(place.at("rows"));
        boolean shown = place.at("conditionShown").truth();
        return name.isPresent() && share.isPresent()
                ? Optional.of(new LeadingIndustry(name.get(), share.get(), rows, shown))
                : Optional.empty();
    }

    private static Optional<Double> share(Place place) {
        if (place.isAbsent()) {
            place.fault(FaultCode.REQUIRED, "share");
        }
        Optional<Double> share = place.number("share");
        if (share.isPresent() && share.get() > LARGEST_SHARE) {
            place.fault(FaultCode.OUT_OF_RANGE, "share");
            return Optional.empty();
        }
        if (share.isPresent() && share.get() <= 0) {
            place.fault(FaultCode.SHARE_NOT_POSITIVE, "share");
            return Optional.empty();
        }
        return share;
    }

    private List<String> rows(Place place) {
        List<String> rows = new ArrayList<>();
        if (!place.isArray()) {
            return rows;
        }
        if (place.node().size() > MOST_ROWS) {
            place.fault(FaultCode.OUT_OF_RANGE, "rows", MOST_ROWS);
        }
        for (int i = 0; i < Math.min(place.node().size(), MOST_ROWS); i++) {
            row(place.at(i)).ifPresent(rows::add);
        }
        return rows;
    }

    private Optional<String> row(Place place) {
        Optional<String> id = place.text(NAME_LENGTH);
        if (id.isEmpty() || catalogue.row(id.get()).isPresent()) {
            return id;
        }
        String row = id.get().replaceAll("#.*", "");
        if (catalogue.row(row).isEmpty()) {
            place.fault(FaultCode.UNKNOWN_ROW, "row");
        } else if (catalogue.segmentsOf(row) == 0) {
            place.fault(FaultCode.UNKNOWN_SEGMENT, "row_in_one_piece", row);
        } else {
            place.fault(FaultCode.UNKNOWN_SEGMENT, "segment", row, catalogue.segmentsOf(row));
        }
        return Optional.empty();
    }
}
