package org.zonemark.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands of the jar beside starting the service. */
@Command(
        name = "zonemark",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        subcommands = {ScoreCommand.class, VerifyCommand.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Without a command the service starts; settings follow as --name=value.")
public final class CommandLineInterface {

    private static final Set<String> QUESTIONS = Set.of("--help", "--version");

    private CommandLineInterface() {}

    /**
     * Whether the arguments are for this, and not for starting the service: only settings begin with two hyphens. So a
     * mistyped command is refused and starts nothing.
     */
    public static boolean isCommand(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("--") || QUESTIONS.contains(arguments[0]));
    }

    /** @return 0 when all went well, 1 for bad input, 2 for wrong use */
    public static int run(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return run(arguments, out, err);
    }

    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        return new CommandLine(new CommandLineInterface())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(CommandLineInterface::explain)
                .execute(arguments);
    }

    private static int explain(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.usage(command.getErr());
        return CommandLine.ExitCode.USAGE;
    }
}
