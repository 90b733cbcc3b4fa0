package org.zonemark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The MySQL or MariaDB server that ZONEMARK_TEST_MYSQL_URL names, if it names one. */
public final class MySqlServer {

    private static final String URL = "ZONEMARK_TEST_MYSQL_URL";
    private static final String RESTART = "ZONEMARK_TEST_MYSQL_RESTART";

    private MySqlServer() {}

    public static boolean isNamed() {
        return isGiven(URL, "names no server");
    }

    /** Whether it can be killed and started again as well. */
    public static boolean canBeRestarted() {
        return isNamed() && isGiven(RESTART, "says no command that kills the server and starts it again");
    }

    /** A database of its own for a test, with nothing in it. */
    public static DataSource emptied(String name) {
        JdbcClient.create(source(variable(URL)))
                .sql("CREATE DATABASE IF NOT EXISTS zonemark_" + name)
                .update();
        DataSource source = source(urlOf(name));
        JdbcClient.create(source).sql("DROP DATABASE zonemark_" + name).update();
        JdbcClient.create(source(variable(URL)))
                .sql("CREATE DATABASE zonemark_" + name + " CHARACTER SET utf8mb4")
                .update();
        return source;
    }

    public static String urlOf(String name) {
        return variable(URL).replaceFirst("(jdbc:mysql://[^/]+/)[^?]*", "$1zonemark_" + name);
    }

    public static String user() {
        return variable("ZONEMARK_TEST_MYSQL_USER");
    }

    public static String password() {
        return variable("ZONEMARK_TEST_MYSQL_PASSWORD");
    }

    /** What a start on the command line needs to use that database. */
    public static List<String> settingsFor(String name) {
        return List.of(
                "--spring.profiles.active=mysql",
                "--ZONEMARK_MYSQL_URL=" + urlOf(name),
                "--ZONEMARK_MYSQL_USER=" + user(),
                "--ZONEMARK_MYSQL_PASSWORD=" + password());
    }

    /** SIGKILL, and a start with the same data; it returns when the server takes connections again. */
    public static void killAndRestart() throws InterruptedException {
        try {
            Process restart = new ProcessBuilder("sh", "-c", variable(RESTART))
                    .inheritIO()
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!restart.waitFor(2, TimeUnit.MINUTES) || restart.exitValue() != 0) {
                throw new IllegalStateException("the server was not restarted by " + variable(RESTART));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource source(String url) {
        return new DriverManagerDataSource(url, user(), password());
    }

    private static boolean isGiven(String name, String otherwise) {
        boolean given = !variable(name).isBlank();
        if (!given) {
            System.out.println("MySQL integration tests skipped: " + name + " " + otherwise);
        }
        return given;
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
