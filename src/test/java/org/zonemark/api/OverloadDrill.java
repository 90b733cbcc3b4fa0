package org.zonemark.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.zonemark.ServiceProcess;
import org.zonemark.samples.Samples;

/**
 * Asks a service of its own, set up as it comes, for scores: first as fast as it answers, to find what it can do; then at two thirds of
 * that, the load that it sustains; then at five times that; then as before. Requests are due at fixed times whether or not earlier
 * ones were answered, and an answer's time counts from when its request was due. Prints what became of them. Where
 * the system can do that the service gets one processor and the clients another, so that neither waits for the other's.
 *
 * <pre>OverloadDrill [seconds of each, 15]</pre>
 */
public final class OverloadDrill {

    private static final int CLOSED = 8;
    private static final int CONNECTIONS = 256;
    private static final int TIMES = 5;
    private static final int WARMING = 3;
    private static final double SUSTAINED = 2.0 / 3;

    private record Sample(int status, long nanos) {}

    private final ServiceProcess service;
    private final int seconds;
    private final byte[] request;

    private OverloadDrill(ServiceProcess service, int seconds) {
        this.service = service;
        this.seconds = seconds;
        this.request = request(service.port());
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        Path folder = Files.createTempDirectory("zonemark-drill");
        List<String> settings = new ArrayList<>(List.of(
                "--spring.profiles.active=demo", "--zonemark.limits.score=100000000", "--logging.level.root=error"));
        for (int i = 1; i < arguments.length; i++) {
            settings.add(arguments[i]);
        }
        try (ServiceProcess service =
                ServiceProcess.startAsDelivered(folder, onItsOwnProcessor(), settings.toArray(String[]::new))) {
            OverloadDrill drill = new OverloadDrill(service, seconds);
            for (int i = 0; i < WARMING; i++) {
                drill.load(CLOSED, 0);
            }
            double sustained = SUSTAINED * drill.phase("as fast as it answers", CLOSED, 0) / seconds;
            drill.phase("sustained", CONNECTIONS, sustained);
            drill.phase(TIMES + " times", CONNECTIONS, TIMES * sustained);
            drill.phase("afterwards", CONNECTIONS, sustained);
        }
    }

    /** Leaves the first processor to the service, and takes the second for itself. */
    private static List<String> onItsOwnProcessor() throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/taskset"))
                || Runtime.getRuntime().availableProcessors() < 2) {
            return List.of();
        }
        String own = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("/usr/bin/taskset", "-a", "-p", "-c", "1", own)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return List.of("/usr/bin/taskset", "-c", "0");
    }

    /** @return how many were answered */
    private int phase(String what, int connections, double rate) throws InterruptedException {
        Duration ours = ownTime();
        Duration theirs = service.processorTime();
        List<Sample> samples = load(connections, rate);
        print(what, samples);
        System.out.printf(
                "    processors busy: the service %.2f, these clients %.2f%n",
                service.processorTime().minus(theirs).toMillis() / 1e3 / seconds,
                ownTime().minus(ours).toMillis() / 1e3 / seconds);
        return times(samples, 200).size();
    }

    private static Duration ownTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static byte[] request(int port) {
        byte[] body = Samples.text("demo-hb-01").getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /api/v1/score HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /** @param rate requests a second over all connections; 0 for each as soon as the one before it is answered */
    private List<Sample> load(int connections, double rate) throws InterruptedException {
        Queue<Sample> samples = new ConcurrentLinkedQueue<>();
        AtomicLong next = new AtomicLong();
        long begin = System.nanoTime() + Duration.ofMillis(200).toNanos();
        long length = Duration.ofSeconds(seconds).toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(() -> {
                try (Connection connection = new Connection(service.port())) {
                    while (true) {
                        long due = rate == 0
                                ? Math.max(begin, System.nanoTime())
                                : begin + (long) (next.getAndIncrement() / rate * 1e9);
                        if (due - begin >= length) {
                            return;
                        }
                        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                            LockSupport.parkNanos(wait);
                        }
                        samples.add(new Sample(connection.status(request), System.nanoTime() - due));
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(samples);
    }

    /** One connection that is kept, and that costs the machine as little as can be: the service has it for itself. */
    private static final class Connection implements AutoCloseable {

        private final int port;
        private Socket socket = new Socket();
        private InputStream input = InputStream.nullInputStream();

        Connection(int port) {
            this.port = port;
        }

        /** Of the answer; 0 if there is none. */
        int status(byte[] request) {
            try {
                if (!socket.isConnected() || socket.isClosed()) {
                    socket = new Socket(InetAddress.getLoopbackAddress(), port);
                    socket.setTcpNoDelay(true);
                    socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
                    input = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                }
                socket.getOutputStream().write(request);
                return answer();
            } catch (IOException e) {
                close();
                return 0;
            }
        }

        private int answer() throws IOException {
            int status = Integer.parseInt(line().split(" ")[1]);
            long length = 0;
            boolean inChunks = false;
            boolean last = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(
                            lower.substring("content-length:".length()).strip());
                }
                inChunks |= lower.equals("transfer-encoding: chunked");
                last |= lower.equals("connection: close");
            }
            if (inChunks) {
                do {
                    length = Long.parseLong(line(), 16);
                    input.skipNBytes(length);
                    line();
                } while (length > 0);
            } else {
                input.skipNBytes(length);
            }
            if (last) {
                close();
            }
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = input.read(); c != '\n'; c = input.read()) {
                if (c < 0) {
                    throw new IOException("the connection was closed");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // closed all the same
            }
        }
    }

    private void print(String what, List<Sample> samples) {
        List<Long> taken = times(samples, 200);
        List<Long> refused = times(samples, 503);
        System.out.printf(
                "%s: %d a second answered, median %.1f ms, 99 %% %.1f ms; %d a second sent away, median %.1f ms, 99 %% %.1f"
                        + " ms; %d otherwise%n",
                what,
                taken.size() / seconds,
                at(taken, 0.5),
                at(taken, 0.99),
                refused.size() / seconds,
                at(refused, 0.5),
                at(refused, 0.99),
                samples.size() - taken.size() - refused.size());
    }

    private static List<Long> times(List<Sample> samples, int status) {
        return samples.stream()
                .filter(sample -> sample.status() == status)
                .map(Sample::nanos)
                .sorted()
                .toList();
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }
}
