package org.zonemark.notice;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.StaleVersionException;
import org.zonemark.audit.AuditTrail;

/**
 * Notices from templates. A template can name what its kind of notice has, and nothing else; it runs no code, and text that it puts in
 * is always escaped.
 */
@Service
public class NoticeService {

    /** The languages in which there are templates. */
    public static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

    /** Longer than any notice. */
    public static final int LONGEST = 200_000;

    private static final Mustache.Compiler MUSTACHE = Mustache.compiler()
            .escapeHTML(true)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .nullValue("");

    private final NoticeTemplateRepository templates;
    private final AuditTrail audit;
    private final Clock clock;

    NoticeService(NoticeTemplateRepository templates, AuditTrail audit, Clock clock) {
        this.templates = templates;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those in use, of every kind in every language. */
    @Transactional(readOnly = true)
    public List<NoticeTemplate> templates() {
        return Arrays.stream(NoticeKind.values())
                .flatMap(kind -> LANGUAGES.stream().map(language -> template(kind, language)))
                .toList();
    }

    /** The one in use. */
    @Transactional(readOnly = true)
    public NoticeTemplate template(NoticeKind kind, Locale language) {
        return templates.find(kind, language).orElseGet(() -> builtIn(kind, language));
    }

    /**
     * Puts a template in place of the one in use.
     *
     * @param version of the one that it replaces, 0 for the one that comes with the program; null for whatever is there
     * @throws FaultyInputException if it is no template, or names what its kind of notice does not have
     * @throws StaleVersionException if another is in use
     */
    @Transactional
    public NoticeTemplate replace(
            String actor, NoticeKind kind, Locale language, String body, String reason, @Nullable Integer version) {
        check(kind, body);
        NoticeTemplate before = templates.findAndLock(kind, language).orElseGet(() -> builtIn(kind, language));
        checkIsStill(before, version);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        NoticeTemplate after = new NoticeTemplate(kind, language, body, before.version() + 1, actor, now);
        templates.save(after, actor, now);
        audit.tell(actor, "replaceNoticeTemplate", subject(kind, language), reason, before, after);
        return after;
    }

    /**
     * Goes back to the one that comes with the program.
     *
     * @throws StaleVersionException if another is in use
     */
    @Transactional
    public NoticeTemplate restore(
            String actor, NoticeKind kind, Locale language, String reason, @Nullable Integer version) {
        NoticeTemplate before = templates.findAndLock(kind, language).orElseGet(() -> builtIn(kind, language));
        checkIsStill(before, version);
        NoticeTemplate after = builtIn(kind, language);
        if (!before.isBuiltIn()) {
            templates.remove(kind, language);
            audit.tell(actor, "restoreNoticeTemplate", subject(kind, language), reason, before, after);
        }
        return after;
    }

    /** The notice that a template makes of what there is to say. */
    public String write(NoticeTemplate template, Map<String, Object> said) {
        return MUSTACHE.compile(template.body()).execute(said);
    }

    private static void checkIsStill(NoticeTemplate before, @Nullable Integer version) {
        if (version != null && version != before.version()) {
            throw new StaleVersionException(before.version(), List.of());
        }
    }

    /** A template that cannot be filled with an example could not be filled with a round. */
    static void check(NoticeKind kind, String body) {
        if (body.isBlank() || body.length() > LONGEST) {
            throw faulty(null, "length", "1", Integer.toString(LONGEST));
        }
        if (body.contains("{{{") || body.matches("(?s).*\\{\\{\\s*[&>=].*")) {
            throw faulty("{{{ {{& {{> {{=", "plain_places");
        }
        try {
            MUSTACHE.compile(body).execute(kind.example());
        } catch (MustacheException e) {
            throw faulty(e.getMessage(), "template", String.join(", ", names("", kind.example())));
        }
    }

    private static FaultyInputException faulty(@Nullable String received, String expected, Object... arguments) {
        return new FaultyInputException(List.of(Fault.at("/body", FaultCode.BAD_TEXT, received, expected, arguments)));
    }

    /** What a template may name: {@code round.name}, {@code zones}, {@code zones: rank}. */
    public static List<String> names(String prefix, Map<String, Object> said) {
        List<String> names = new ArrayList<>();
        said.forEach((name, value) -> {
            if (value instanceof Map<?, ?> parts) {
                parts.keySet().forEach(part -> names.add(prefix + name + "." + part));
            } else if (value instanceof List<?> items && !items.isEmpty() && items.get(0) instanceof Map<?, ?> first) {
                names.add(prefix + "#" + name + " ("
                        + String.join(
                                ", ",
                                first.keySet().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .toList()) + ")");
            } else {
                names.add(prefix + name);
            }
        });
        names.sort(null);
        return names;
    }

    private static String subject(NoticeKind kind, Locale language) {
        return "notice-template/" + kind.code() + "/" + language.getLanguage();
    }

    private static NoticeTemplate builtIn(NoticeKind kind, Locale language) {
        String resource = "/notices/" + kind.code() + "." + language.getLanguage() + ".html";
        try (InputStream in = NoticeService.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return new NoticeTemplate(
                    kind, language, new String(in.readAllBytes(), StandardCharsets.UTF_8), 0, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
