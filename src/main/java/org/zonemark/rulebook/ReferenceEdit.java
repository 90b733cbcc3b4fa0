package org.zonemark.rulebook;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/**
 * New reference values from a date on, as a new version of a rulebook, without touching a rule.
 *
 * <p>The files are changed where they say something new and nowhere else: comments and layout stay, and so do the numbers
 * of earlier years, which score as before.
 */
public final class ReferenceEdit {

    /**
     * The numbers of a clause from a date on.
     *
     * @param from the first day on which they are in force; later than for all numbers of the clause before
     * @param anchors the scale, from two anchors on; null if the criterion has none
     * @param threshold what its gate compares with; null if the criterion has none
     * @param source where the numbers come from
     * @param reason why they take the place of those before
     */
    public record Change(
            String clause,
            LocalDate from,
            @Nullable List<Anchors.Anchor> anchors,
            @Nullable Double threshold,
            Words source,
            Words reason) {

        public Change {
            anchors = anchors == null ? null : List.copyOf(anchors);
        }
    }

    /**
     * What is wrong with a change.
     *
     * @param change its place in the list, from 0; -1 where the version is meant
     * @param clause the clause that it is about; empty where the version is meant
     * @param field the field, such as {@code anchors} or {@code source}
     */
    public record Fault(int change, String clause, String field, Words cause) {}

    /** An edit that is refused, with every fault that was found. */
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Fault> faults;

        RefusedException(List<Fault> faults) {
            super("The edit is refused: " + faults);
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    private static final String FIRST_FILE = "rulebook.yaml";

    private ReferenceEdit() {}

    /**
     * The archive of a new version, which {@link RulebookLoader#fromArchive} and its cases must still accept.
     *
     * @param version of the new rulebook: up to 40 letters, digits, {@code . _ -}, and not that of the old one
     * @param changes at least one, and one at most for each clause
     * @throws RefusedException if a clause has no such numbers, a date is not after the last, anchors are not monotone or
     *     outside the range, or source or reason is missing
     */
    public static byte[] apply(Rulebook rulebook, String version, List<Change> changes) {
        List<Fault> faults = new ArrayList<>(versionFaults(rulebook, version));
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            faults.addAll(new ReferenceCheck(rulebook, i, change).faults());
            Integer before = seen.put(change.clause(), i);
            if (before != null) {
                faults.add(new Fault(i, change.clause(), "clause", Phrases.phrase("reference.twice", change.clause())));
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(faults);
        }
        return RulebookArchive.pack(edited(rulebook, version, changes));
    }

    private static List<Fault> versionFaults(Rulebook rulebook, String version) {
        boolean isNew = RulebookVersion.isOne(version) && !version.equals(rulebook.version());
        return isNew
                ? List.of()
                : List.of(new Fault(-1, "", "version", Phrases.phrase("reference.version", rulebook.version())));
    }

    private static Map<String, byte[]> edited(Rulebook rulebook, String version, List<Change> changes) {
        Map<String, byte[]> files = new TreeMap<>(rulebook.files());
        for (String path : rulebook.files().keySet()) {
            String text = rulebook.text(path);
            if (path.equals(FIRST_FILE)) {
                files.put(path, bytes(ReferenceText.withVersion(text, version)));
            } else if (path.startsWith("annex/") && path.endsWith(".yaml") && !path.endsWith(".cases.yaml")) {
                files.put(path, bytes(ReferenceText.withEntries(path, text, changes)));
            }
        }
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
