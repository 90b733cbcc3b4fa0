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

/** The proxy of the composition, as {@code src/docker/nginx.conf} sets it up, before instances on this machine. */
final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final Path SETTINGS = Path.of("src/docker/nginx.conf");
    private static final int TRIES = 100;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
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
    static Nginx start(Path folder, List<Integer> instances) throws IOException, InterruptedException {
        int port = ServiceProcess.freePort();
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, settings(port, instances));
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        settings.toString(),
                        "-e",
                        "stderr",
                        "-g",
                        "daemon off; master_process off; pid nginx.pid;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.txt").toFile())
                .start();
        Nginx nginx = new Nginx(process, port);
        nginx.awaitPort(folder);
        return nginx;
    }

    /** The composition's, but for names that only its network knows, and for where temporary files lie. */
    private static String settings(int port, List<Integer> instances) throws IOException {
        String servers = instances.stream()
                .map(instance -> "server 127.0.0.1:" + instance + "$1;")
                .collect(Collectors.joining("\n    "));
        return replaced(
                replaced(
                        replaced(Files.readString(SETTINGS), " *resolver [^;]+;", ""),
                        "server zonemark:8080 resolve([^;]*);",
                        servers),
                "listen 8080;",
                """
                listen 127.0.0.1:%d;
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;""".formatted(port));
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
        throw new UncheckedIOException(new IOException(Files.readString(folder.resolve("nginx.txt"))));
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
