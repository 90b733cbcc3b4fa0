package org.zonemark.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with places {@code {0}} to {@code {9}} for values; every other character stands for itself. */
final class Template {

    private static final int USUAL_VALUES = 64;
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    private final List<String> between = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final int usualLength;

    Template(String text) {
        Matcher matcher = PLACE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            between.add(text.substring(from, matcher.start()));
            places.add(Integer.parseInt(matcher.group(1)));
            from = matcher.end();
        }
        between.add(text.substring(from));
        this.usualLength = text.length() + USUAL_VALUES;
    }

    /** @throws IndexOutOfBoundsException if a place has no argument */
    String fill(Locale locale, Object... arguments) {
        StringBuilder text = new StringBuilder(usualLength);
        for (int i = 0; i < places.size(); i++) {
            Object argument = arguments[places.get(i)];
            text.append(between.get(i)).append(argument instanceof Words words ? words.in(locale) : argument);
        }
        return text.append(between.get(places.size())).toString();
    }
}
