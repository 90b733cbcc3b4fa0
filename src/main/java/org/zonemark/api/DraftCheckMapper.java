package org.zonemark.api;

import java.util.Locale;
import org.zonemark.api.model.DraftCheckDto;
import org.zonemark.api.model.ExpiredEvidenceDto;
import org.zonemark.api.model.MissingAnswerDto;
import org.zonemark.api.model.MissingEvidenceDto;
import org.zonemark.assessment.DraftCheck;
import org.zonemark.evidence.EvidenceCoverage;
import org.zonemark.rulebook.Criterion;

/** Checks of drafts as the contract has them. */
final class DraftCheckMapper {

    private DraftCheckMapper() {}

    static DraftCheckDto check(DraftCheck check, EvidenceCoverage.Gaps gaps, Locale locale) {
        return new DraftCheckDto(
                check.version(),
                check.missing().isEmpty(),
                check.missing().stream()
                        .map(criterion -> answer(criterion, locale))
                        .toList(),
                gaps.missing().stream()
                        .map(criterion -> evidence(criterion, locale))
                        .toList(),
                gaps.expired().stream().map(expired -> expired(expired, locale)).toList(),
                check.reported(),
                check.reported(),
                check.highest());
    }

    private static MissingAnswerDto answer(Criterion criterion, Locale locale) {
        return new MissingAnswerDto(
                criterion.id(),
                criterion.clause().title().in(locale),
                criterion.indicator().name().in(locale));
    }

    private static MissingEvidenceDto evidence(Criterion criterion, Locale locale) {
        return new MissingEvidenceDto(
                criterion.id(),
                criterion.clause().title().in(locale),
                criterion.indicator().evidence().in(locale));
    }

    private static ExpiredEvidenceDto expired(EvidenceCoverage.Expired expired, Locale locale) {
        Criterion criterion = expired.criterion();
        return new ExpiredEvidenceDto(
                criterion.id(),
                criterion.clause().title().in(locale),
                criterion.indicator().evidence().in(locale),
                expired.evidence().id(),
                expired.evidence().fileName(),
                expired.evidence().validUntil());
    }
}
