package org.zonemark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.zonemark.cli.CommandLineInterface;

/** Starts the service, or, with a command as its first argument, the command line. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Zonemark {

    public static void main(String[] arguments) {
        if (CommandLineInterface.isCommand(arguments)) {
            System.exit(CommandLineInterface.run(arguments));
        }
        SpringApplication.run(Zonemark.class, arguments);
    }
}
