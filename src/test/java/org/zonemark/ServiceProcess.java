package org.zonemark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.zonemark.api.ContractClient;

/** The service in a process of its own, as its users start it, which can be killed. Its data lie in its folder. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final int port;
    private final Path output;

    private ServiceProcess(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /**
     * Starts it and waits until it takes requests.
     *
     * @param settings as on the command line, {@code --name=value}
     */
    public static ServiceProcess start(Path folder, String... settings) {
        return start(folder, List.of(), settings);
    }

    /**
     * The same, and none of its files can become larger than that.
     *
     * @param megabytes the largest file
     */
    public static ServiceProcess startLimited(Path folder, int megabytes, String... settings) {
        String limited = "ulimit -f " + megabytes * 1024 + "; exec \"$0\" \"$@\"";
        return start(folder, List.of("/bin/bash", "-c", limited), settings);
    }

    /**
     * Starts it as it is delivered, for measuring: all compilers, and the collector that Java chooses.
     *
     * @param before a command that starts another, such as {@code taskset -c 0}; empty for none
     */
    public static ServiceProcess startAsDelivered(Path folder, List<String> before, String... settings) {
        return start(folder, before, List.of(), settings);
    }

    private static ServiceProcess start(Path folder, List<String> before, String... settings) {
        return start(folder, before, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), settings);
    }

    private static ServiceProcess start(Path folder, List<String> before, List<String> options, String... settings) {
        try {
            int port = freePort();
            Path output = Files.createTempFile(folder, "output", ".txt");
            List<String> command = new ArrayList<>(before);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-cp", classPath(), Zonemark.class.getName(), "--server.port=" + port));
            command.addAll(List.of(settings));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            ServiceProcess service = new ServiceProcess(process, port, output);
            service.awaitReadiness();
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processor time that it has used. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    public int port() {
        return port;
    }

    public ContractClient client() {
        return new ContractClient(port);
    }

    /** What it has printed. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing in it runs any more, no hook and no handler. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as an operator would. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReadiness() {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                process.destroyForcibly();
                throw new IllegalStateException("it did not start:\n" + output());
            }
            pause();
        }
    }

    private boolean isReady() {
        URI readiness = URI.create("http://localhost:" + port + "/actuator/health/readiness");
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** That of the tests, without the tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
