package org.zonemark.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.words.Phrases;

/**
 * A column of a table with a row for each zone.
 *
 * @param field what it says of a clause; null for the other kinds
 * @param industry number of the leading industry of which it says something, from 1; otherwise 0
 */
record TableColumn(Kind kind, @Nullable FormField field, int industry) {

    /** What a column says. */
    enum Kind {
        YEAR("year"),
        ZONE("zone_code"),
        /** Said for people, and never read. */
        NAME("zone_name"),
        PROVINCE("province"),
        ANSWER(""),
        INDUSTRY_NAME("name"),
        INDUSTRY_SHARE("share"),
        INDUSTRY_ROWS("rows"),
        INDUSTRY_CONDITION("conditionShown");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** Its name among the parts of an industry. */
        String part() {
            return key;
        }
    }

    private static final Pattern KEY =
            Pattern.compile("^\\s*(A2-[0-9]+\\.[0-9]+\\.[0-9]+(?:/[A-Za-z]+)?)(?![0-9.]).*", Pattern.DOTALL);
    private static final List<Kind> OF_ZONE = List.of(Kind.YEAR, Kind.ZONE, Kind.NAME, Kind.PROVINCE);
    private static final List<Kind> OF_INDUSTRY =
            List.of(Kind.INDUSTRY_NAME, Kind.INDUSTRY_SHARE, Kind.INDUSTRY_ROWS, Kind.INDUSTRY_CONDITION);

    /** All columns, in the order in which a table is written. */
    static List<TableColumn> all(Rulebook rulebook) {
        List<TableColumn> all = new ArrayList<>();
        OF_ZONE.forEach(kind -> all.add(new TableColumn(kind, null, 0)));
        for (int industry = 1; industry <= rulebook.sizes().planFit().maxIndustries(); industry++) {
            for (Kind kind : OF_INDUSTRY) {
                all.add(new TableColumn(kind, null, industry));
            }
        }
        for (Criterion criterion : rulebook.criteria()) {
            FormField.of(criterion).forEach(field -> all.add(new TableColumn(Kind.ANSWER, field, 0)));
        }
        return all;
    }

    /** The heading, which begins with the id of the clause if it is of one. */
    String heading(Locale locale) {
        if (field != null) {
            Criterion criterion = field.criterion();
            String unit = field.part() == FormField.Part.TRANSFERS
                    ? Phrases.phrase("form.transfers").in(locale)
                    : criterion.clause().title().in(locale) + " ("
                            + criterion.indicator().unit().in(locale) + ")";
            return field.key() + " " + unit;
        }
        return industry > 0
                ? Phrases.text(locale, "table.industry." + kind.key, Integer.toString(industry))
                : FormWords.in(locale, kind.key);
    }

    /** The clause, and what of it, that a heading names; empty if it names none. */
    static Optional<String> key(String heading) {
        Matcher matcher = KEY.matcher(heading);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether a heading is this one, in whichever language; those of clauses are known by their ids. */
    boolean isNamed(String heading) {
        if (field != null) {
            return key(heading).filter(field.key()::equals).isPresent();
        }
        String plain = heading.strip();
        return plain.equals(heading(Locale.CHINESE)) || plain.equalsIgnoreCase(heading(Locale.ENGLISH));
    }
}
