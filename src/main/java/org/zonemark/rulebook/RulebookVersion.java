package org.zonemark.rulebook;

import java.util.regex.Pattern;

/** What a version of a rulebook may be called; the name stands in addresses and file names. */
final class RulebookVersion {

    private static final Pattern PATTERN = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,39}");

    private RulebookVersion() {}

    static boolean isOne(String text) {
        return PATTERN.matcher(text).matches();
    }

    static String read(YamlNode node) {
        if (!isOne(node.text())) {
            throw node.refuse("`" + node.text() + "` is no version; up to 40 letters, digits, . _ - are due");
        }
        return node.text();
    }
}
