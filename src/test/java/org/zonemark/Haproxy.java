package org.zonemark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The proxy of the composition, as {@code src/docker/haproxy.cfg} sets it up, before instances on this machine. */
final class Haproxy implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");
    private static final Path SETTINGS = Path.of("src/docker/haproxy.cfg");
    private static final int TRIES = 100;

    private final Process process;
    private final int port;

    private Haproxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    /**
     * @param folder an empty one
     * @param instances their ports
     */
    static Haproxy start(Path folder, List<Integer> instances) throws IOException, InterruptedException {
        int port = ServiceProcess.freePort();
        Path settings = folder.resolve("haproxy.cfg");
        Files.writeString(settings, settings(port, instances));
        Process process = new ProcessBuilder(PROGRAM.toString(), "-db", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.txt").toFile())
                .start();
        Haproxy proxy = new Haproxy(process, port);
        proxy.awaitPort(folder);
        return proxy;
    }

    /** The composition's, but for names that only its network knows. */
    private static String settings(int port, List<Integer> instances) throws IOException {
        String servers = instances.stream()
                .map(instance -> "server at" + instance + " 127.0.0.1:" + instance)
                .collect(Collectors.joining("\n  "));
        return replaced(
                replaced(Files.readString(SETTINGS), "bind :8080", "bind 127.0.0.1:" + port),
                "server-template zonemark 10 zonemark:8080 resolvers docker init-addr none",
                servers);
    }

    private static String replaced(String text, String what, String with) {
        String changed = text.replaceFirst(what, with);
        if (changed.equals(text)) {
            throw new IllegalStateException(SETTINGS + " has no " + what);
        }
        return changed;
    }

    private void awaitPort(Path folder) throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port));
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        close();
        throw new UncheckedIOException(new IOException(Files.readString(folder.resolve("haproxy.txt"))));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
