package org.zonemark.rulebook;

/**
 * One thing that is wrong in a rulebook.
 *
 * @param file path inside the rulebook folder
 * @param line from 1; 0 where the whole file is meant
 * @param cause what is wrong and what would be right
 */
public record RulebookFault(String file, int line, String cause) {

    @Override
    public String toString() {
        return (line > 0 ? file + ":" + line : file) + ": " + cause;
    }
}
