package org.zonemark.cli;

import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookLoader;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, which its jar knows, and of the rulebook in it. */
final class Versions implements IVersionProvider {

    private static final String NO_JAR = "(not from its jar)";

    @Override
    public String[] getVersion() {
        String program = Versions.class.getPackage().getImplementationVersion();
        Rulebook rulebook = RulebookLoader.bundled();
        return new String[] {
            "Zonemark " + (program == null ? NO_JAR : program),
            "Rulebook " + rulebook.version() + " (" + rulebook.sha256() + ")"
        };
    }
}
