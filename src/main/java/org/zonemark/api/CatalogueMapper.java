package org.zonemark.api;

import org.zonemark.api.model.CatalogueRowDto;
import org.zonemark.rulebook.CatalogueRow;
import org.zonemark.rulebook.Gazetteer;
import org.zonemark.words.Code;
import org.zonemark.words.Words;

/** Rows of the plan's catalogue as the contract has them. */
final class CatalogueMapper {

    private CatalogueMapper() {}

    static CatalogueRowDto row(CatalogueRow row) {
        Words caution = row.caution();
        CatalogueRowDto dto = new CatalogueRowDto(
                row.id(),
                row.box(),
                ClauseMapper.words(row.title()),
                row.quote(),
                row.countsForFit(),
                CatalogueRowDto.ScopeEnum.fromValue(Code.of(row.scope())),
                row.places(),
                row.regions().stream().map(Gazetteer.Region::name).toList());
        return caution == null ? dto : dto.caution(ClauseMapper.words(caution));
    }
}
