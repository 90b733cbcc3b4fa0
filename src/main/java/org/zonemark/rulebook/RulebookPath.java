package org.zonemark.rulebook;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The path of a file inside a rulebook: names and slashes, and nothing that leads out of it. */
final class RulebookPath {

    private static final String SEPARATOR = "/";
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private RulebookPath() {}

    /**
     * The path as it came, if it stays inside the rulebook.
     *
     * @throws RulebookException if it is absolute, climbs, names a drive, or holds characters that hide what it is
     */
    static String checked(String path) {
        if (path.isEmpty() || path.length() > RulebookLimits.PATH_LENGTH) {
            throw refused(path, "a path of 1 to " + RulebookLimits.PATH_LENGTH + " characters is due");
        }
        if (path.contains("\\")
                || path.startsWith(SEPARATOR)
                || DRIVE.matcher(path).matches()) {
            throw refused(path, "a path inside the rulebook is due, with / between folders and none in front");
        }
        if (Arrays.stream(path.split(SEPARATOR, -1)).anyMatch(RulebookPath::leadsElsewhere)) {
            throw refused(path, "a path without `.`, `..` and empty names is due");
        }
        if (path.chars().anyMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.FORMAT)) {
            throw refused(path, "a path without control characters is due");
        }
        return path;
    }

    /** Files that tools leave beside those of a rulebook; nobody reads them. */
    static boolean isBeside(String path) {
        return path.startsWith(".") || path.contains("/.") || path.endsWith("README.md");
    }

    private static boolean leadsElsewhere(String name) {
        return name.isEmpty() || name.equals(".") || name.equals("..");
    }

    private static RulebookException refused(String path, String due) {
        String shown =
                path.length() > RulebookLimits.PATH_LENGTH ? path.substring(0, RulebookLimits.PATH_LENGTH) + "…" : path;
        return new RulebookException(
                new RulebookFault(shown.replaceAll("\\p{Cntrl}", "?"), 0, "no path of a rulebook; " + due));
    }
}
