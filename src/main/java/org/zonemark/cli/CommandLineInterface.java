package org.zonemark.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the jar beside starting the service. */
@Command(
        name = "zonemark",
        mixinStandardHelpOptions = true,
        subcommands = {ScoreCommand.class, CommandLine.HelpCommand.class},
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Without a command the service starts; settings follow as --name=value.")
public final class CommandLineInterface {

    private static final List<String> COMMANDS = List.of("score", "help", "--help", "-h", "--version", "-V");

    private CommandLineInterface() {}

    /** Whether the arguments are for this, and not for starting the service. */
    public static boolean isCommand(String[] arguments) {
        return arguments.length > 0 && COMMANDS.contains(arguments[0]);
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
                .execute(arguments);
    }
}
