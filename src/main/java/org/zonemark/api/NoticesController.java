package org.zonemark.api;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.NoticesApi;
import org.zonemark.api.contract.RoundRankingApi;
import org.zonemark.api.contract.RoundsApi;
import org.zonemark.api.model.ApplicationDto;
import org.zonemark.api.model.NoticeLanguageDto;
import org.zonemark.api.model.NoticeTemplateDto;
import org.zonemark.api.model.NoticeTemplateEditDto;
import org.zonemark.api.model.NoticeTemplateKindDto;
import org.zonemark.api.model.RoundDto;
import org.zonemark.api.model.RoundRankingDto;
import org.zonemark.api.model.RoundRankingLineDto;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.notice.NoticeKind;
import org.zonemark.notice.NoticeService;
import org.zonemark.notice.NoticeTemplate;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;

/** Notices and their templates. */
@RestController
class NoticesController implements NoticesApi {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int PAGE = 500;

    private final NoticeService notices;
    private final RoundsApi rounds;
    private final RoundRankingApi rankings;
    private final Scorers scorers;
    private final CurrentActor currentActor;
    private final Clock clock;

    NoticesController(
            NoticeService notices,
            RoundsApi rounds,
            RoundRankingApi rankings,
            Scorers scorers,
            CurrentActor currentActor,
            Clock clock) {
        this.notices = notices;
        this.rounds = rounds;
        this.rankings = rankings;
        this.scorers = scorers;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<List<NoticeTemplateDto>> listNoticeTemplates() {
        return ResponseEntity.ok(
                notices.templates().stream().map(NoticesController::template).toList());
    }

    @Override
    public ResponseEntity<NoticeTemplateDto> readNoticeTemplate(
            NoticeTemplateKindDto kind, NoticeLanguageDto language) {
        return answer(notices.template(kind(kind), language(language)));
    }

    @Override
    public ResponseEntity<NoticeTemplateDto> replaceNoticeTemplate(
            NoticeTemplateKindDto kind,
            NoticeLanguageDto language,
            NoticeTemplateEditDto edit,
            @Nullable String ifMatch) {
        return answer(notices.replace(
                actor(),
                kind(kind),
                language(language),
                edit.getBody(),
                Reason.due(edit.getReason()),
                Version.ifAny(ifMatch)));
    }

    @Override
    public ResponseEntity<NoticeTemplateDto> restoreNoticeTemplate(
            NoticeTemplateKindDto kind, NoticeLanguageDto language, String reason, @Nullable String ifMatch) {
        return answer(
                notices.restore(actor(), kind(kind), language(language), Reason.due(reason), Version.ifAny(ifMatch)));
    }

    @Override
    public ResponseEntity<String> writeNotice(String round, NoticeTemplateKindDto kind, @Nullable String about) {
        Locale locale = LocaleContextHolder.getLocale();
        NoticeKind which = kind(kind);
        RoundDto of = Objects.requireNonNull(rounds.readRound(round).getBody());
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("round", round(of, locale));
        said.put("date", date(LocalDate.now(clock.withZone(BEIJING)), locale));
        if (which.isOfOneZone()) {
            if (about == null || about.isBlank()) {
                throw new FaultyInputException(List.of(Fault.at("/about", FaultCode.REQUIRED, null, "another_zone")));
            }
            ofZone(which, of, about, said, locale);
        } else {
            ofRound(which, round, said, locale);
        }
        Locale language = locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.CHINESE;
        String notice = notices.write(notices.template(which, language), said);
        return ResponseEntity.ok()
                .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(notice);
    }

    private void ofRound(NoticeKind kind, String round, Map<String, Object> said, Locale locale) {
        List<RoundRankingLineDto> lines = lines(round);
        Map<String, ApplicationDto> applications =
                Objects.requireNonNull(rounds.listApplications(round, null).getBody()).stream()
                        .collect(Collectors.toMap(one -> one.getZone().getCode(), Function.identity()));
        List<Map<String, Object>> zones = new ArrayList<>();
        List<Map<String, Object>> others = new ArrayList<>();
        for (RoundRankingLineDto line : lines) {
            ApplicationDto application = applications.get(line.getZone());
            Map<String, Object> zone = zone(line, application.getZone().getCity(), locale);
            if (kind == NoticeKind.NAMING) {
                if (Boolean.TRUE.equals(application.getAccepted())) {
                    zones.add(zone);
                }
            } else if (line.getPlaces().getWhole().getRank() != null) {
                zones.add(zone);
            } else {
                zone.put("standing", word("standing." + line.getStanding().getValue(), locale));
                zone.put("why", String.join("；", line.getWhy()));
                others.add(zone);
            }
        }
        said.put("zones", zones);
        if (kind == NoticeKind.RANKING) {
            said.put("others", others);
        }
    }

    private void ofZone(NoticeKind kind, RoundDto round, String code, Map<String, Object> said, Locale locale) {
        ApplicationDto application = application(round.getId(), code);
        if (kind == NoticeKind.RETURN) {
            if (application.getDeadline() == null) {
                throw new ConflictException(Phrases.phrase("problem.not_returned", code));
            }
            said.put(
                    "zone",
                    Map.of(
                            "code", code,
                            "name", application.getZone().getName(),
                            "province", application.getZone().getProvince(),
                            "city", application.getZone().getCity()));
            said.put("deadline", date(application.getDeadline(), locale));
            said.put("reason", application.getSteps().isEmpty() ? "" : lastReason(application));
            said.put(
                    "notes",
                    application.getNotes().stream()
                            .map(note -> Map.of(
                                    "clause", note.getClause(),
                                    "title", title(note.getClause(), locale),
                                    "comment", note.getComment()))
                            .toList());
            return;
        }
        List<RoundRankingLineDto> lines = lines(round.getId());
        RoundRankingLineDto line = lines.stream()
                .filter(one -> one.getZone().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new NotFoundException(Phrases.phrase("problem.nothing_submitted", code, round.getId())));
        said.put("zone", zone(line, application.getZone().getCity(), locale));
        said.put("standing", word("standing." + line.getStanding().getValue(), locale));
        said.put(
                "ranked",
                Long.toString(lines.stream()
                        .filter(one -> one.getPlaces().getWhole().getRank() != null)
                        .count()));
        List<Map<String, Object>> dimensions = new ArrayList<>();
        scorers.rulebook().dimensions().forEach(dimension -> {
            Double score = line.getDimensions().get(dimension.id());
            dimensions.add(
                    Map.of("name", dimension.name().in(locale), "score", score == null ? "—" : Numbers.rounded(score)));
        });
        said.put("dimensions", dimensions);
    }

    private static String lastReason(ApplicationDto application) {
        String reason =
                application.getSteps().get(application.getSteps().size() - 1).getReason();
        return reason == null ? "" : reason;
    }

    private String title(String clause, Locale locale) {
        return scorers.rulebook()
                .criterion(clause)
                .map(criterion -> criterion.clause().title().in(locale))
                .orElse("");
    }

    private List<RoundRankingLineDto> lines(String round) {
        List<RoundRankingLineDto> lines = new ArrayList<>();
        String cursor = null;
        do {
            RoundRankingDto page = Objects.requireNonNull(
                    rankings.readRoundRanking(round, null, null, null, null, null, null, null, false, cursor, PAGE)
                            .getBody());
            lines.addAll(page.getZones());
            cursor = page.getNext();
        } while (cursor != null);
        return lines;
    }

    private ApplicationDto application(String round, String zone) {
        return Objects.requireNonNull(rounds.readApplication(round, zone).getBody());
    }

    private static Map<String, Object> zone(RoundRankingLineDto line, String city, Locale locale) {
        Map<String, Object> zone = new LinkedHashMap<>();
        Integer rank = line.getPlaces().getWhole().getRank();
        zone.put("code", line.getZone());
        zone.put("name", line.getName());
        zone.put("province", line.getProvince());
        zone.put("city", city);
        zone.put("rank", rank == null ? "" : rank.toString());
        zone.put("total", Numbers.rounded(line.getTotal()));
        zone.put("grade", line.getGrade() == null ? "" : word("grade." + line.getGrade(), locale));
        return zone;
    }

    private static Map<String, Object> round(RoundDto round, Locale locale) {
        return Map.of(
                "id", round.getId(),
                "name", round.getPlan().getName(),
                "dataYear", Integer.toString(round.getPlan().getDataYear()),
                "submitFrom", date(round.getPlan().getSubmitFrom(), locale),
                "submitUntil", date(round.getPlan().getSubmitUntil(), locale));
    }

    private static String date(LocalDate day, Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        return DateTimeFormatter.ofPattern(english ? "d MMMM uuuu" : "uuuu年M月d日", locale)
                .format(day);
    }

    /** A rulebook may have grades that we have no words for. */
    private static String word(String key, Locale locale) {
        try {
            return Phrases.text(locale, key);
        } catch (MissingResourceException e) {
            return key.substring(key.indexOf('.') + 1);
        }
    }

    private static ResponseEntity<NoticeTemplateDto> answer(NoticeTemplate template) {
        return ResponseEntity.ok().eTag(Version.tag(template.version())).body(template(template));
    }

    private static NoticeTemplateDto template(NoticeTemplate template) {
        return new NoticeTemplateDto(
                NoticeTemplateKindDto.fromValue(template.kind().code()),
                NoticeLanguageDto.fromValue(template.language().getLanguage()),
                template.body(),
                template.version(),
                template.isBuiltIn(),
                NoticeService.names("", template.kind().example()),
                template.changedBy(),
                template.changedAt() == null ? null : template.changedAt().atOffset(ZoneOffset.UTC));
    }

    private static NoticeKind kind(NoticeTemplateKindDto kind) {
        return NoticeKind.valueOf(kind.name());
    }

    private static Locale language(NoticeLanguageDto language) {
        return Locale.forLanguageTag(language.getValue());
    }

    private String actor() {
        return currentActor.require().name();
    }
}
