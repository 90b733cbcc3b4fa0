package org.zonemark.rulebook;

/**
 * How large a rulebook may be. The project's own, with 62 files, 0.6 MB, 156 rules and 470 cases, lies well inside; what
 * is larger is no rulebook but an attack on memory or time.
 */
final class RulebookLimits {

    /** Files in a rulebook or entries in an archive. */
    static final int FILES = 500;

    /** Bytes of one file, uncompressed. */
    static final int FILE_BYTES = 1 << 20;

    /** Bytes of all files together, uncompressed. */
    static final int TOTAL_BYTES = 8 << 20;

    /** Bytes of an archive as it is uploaded. */
    static final int ARCHIVE_BYTES = 8 << 20;

    /** Characters of the path of a file. */
    static final int PATH_LENGTH = 200;

    /** Bytes of one file of rules. */
    static final int DRL_BYTES = 128 << 10;

    static final int RULES = 1_000;

    static final int CASES = 10_000;

    /** Lists and fields inside each other in a YAML file. */
    static final int YAML_DEPTH = 20;

    private RulebookLimits() {}
}
