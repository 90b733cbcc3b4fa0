package org.zonemark.evidence;

import org.zonemark.words.Code;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** A file that is not taken as evidence. Nothing of it was kept. */
public final class EvidenceRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a file is refused. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        /** More than a zone may keep of one year. */
        TOO_MUCH,
        TOO_MANY_FILES,
        /** None of the types that are taken. */
        UNKNOWN_TYPE,
        /** A zip archive that is no workbook. */
        NOT_A_WORKBOOK,
        /** Office's format of old, in which workbooks with a password come too. */
        OLD_OFFICE,
        /** Cut off, or not what its own description says. */
        DAMAGED,
        /** Something else hides before, in or behind it. */
        TWO_FILES_IN_ONE,
        MACROS,
        ENCRYPTED,
        TOO_MANY_PARTS,
        /** A small file that unpacks to a huge one. */
        UNPACKS_TOO_LARGE,
        /** A part whose name leads elsewhere. */
        BAD_PART_NAME;

        /** As it stands in problem documents, for example {@code too_large}. */
        public String code() {
            return Code.of(this);
        }
    }

    private final Reason reason;
    private final transient Words words;

    /** @param arguments for the sentence of the reason */
    EvidenceRefusedException(Reason reason, Object... arguments) {
        this(reason, Phrases.phrase("evidence.refused." + reason.code(), arguments));
    }

    private EvidenceRefusedException(Reason reason, Words words) {
        super(words.en());
        this.reason = reason;
        this.words = words;
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong with the file, and what to do. */
    public Words words() {
        return words;
    }
}
