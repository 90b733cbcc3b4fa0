package org.zonemark.api;

import static org.zonemark.bench.Figures.at;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.zonemark.Zonemark;
import org.zonemark.samples.Samples;

/**
 * Requests a second of {@code POST /api/v1/score}, beside the same endpoint with the model written by hand, in turn, in one
 * process that client and service share; and how long answers take at four fifths of that.
 */
public final class HttpBenchmark {

    private static final int CLIENTS = 8;
    private static final int WARM_UPS = 6;
    private static final int ROUNDS = 9;
    private static final long ROUND_NANOS = 2_000_000_000L;
    private static final List<String> PATHS = List.of("/bench/empty", "/bench/score", "/api/v1/score");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final List<byte[]> bodies;
    private final String home;

    /** Lets the client in where the service itself has nothing. */
    @Configuration
    static class Open {

        @Bean
        @Order(0)
        SecurityFilterChain bench(HttpSecurity http) throws Exception {
            return http.securityMatcher("/bench/**")
                    .csrf(csrf -> csrf.disable())
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }

    private HttpBenchmark(String home) {
        this.home = home;
        this.bodies = Samples.codes().stream()
                .map(code -> Samples.text(code).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    public static void main(String[] arguments) throws Exception {
        SpringApplication service = new SpringApplication(Zonemark.class, HandWrittenController.class, Open.class);
        try (ConfigurableApplicationContext running = service.run(
                "--server.port=0",
                "--logging.level.root=warn",
                "--zonemark.limits.score=1000000000",
                "--spring.datasource.url=jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                        + "CASE_INSENSITIVE_IDENTIFIERS=TRUE")) {
            new HttpBenchmark("http://localhost:" + running.getEnvironment().getProperty("local.server.port")).print();
        }
        System.exit(0);
    }

    private void print() throws Exception {
        for (int i = 0; i < WARM_UPS; i++) {
            for (String path : PATHS) {
                atFullLoad(path);
            }
        }
        double[][] perSecond = new double[PATHS.size()][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int path = 0; path < PATHS.size(); path++) {
                perSecond[path][round] = atFullLoad(PATHS.get(path));
            }
        }
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = perSecond[2][round] / perSecond[1][round];
        }
        System.out.printf(
                "%nPOST /api/v1/score, %d clients beside it; JDK %s, %d processors, %d rounds of 2 s%n",
                CLIENTS,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                ROUNDS);
        System.out.printf(
                "of hand-written scoring %.1f %% (%.1f to %.1f)%n",
                100 * at(ratios, 50), 100 * at(ratios, 10), 100 * at(ratios, 90));
        for (int path = 0; path < PATHS.size(); path++) {
            System.out.printf(
                    "%-16s %8.0f a second (%.0f to %.0f)%n",
                    PATHS.get(path), at(perSecond[path], 50), at(perSecond[path], 10), at(perSecond[path], 90));
        }
        double[] micros = atPace(0.8 * at(perSecond[2], 50));
        System.out.printf(
                "at 80 %% of full load: median %.2f ms, 99 %% within %.2f ms, %.1f times the median%n",
                at(micros, 50) / 1e3, at(micros, 99) / 1e3, at(micros, 99) / at(micros, 50));
        System.out.printf(
                "heap in use %d MB%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    /** Requests a second of as many clients as there are, each sending again when it is answered. */
    private double atFullLoad(String path) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        AtomicLong answered = new AtomicLong();
        all(() -> {
            for (int i = 0; System.nanoTime() - start < ROUND_NANOS; i++) {
                send(path, i);
                answered.incrementAndGet();
            }
            return null;
        });
        return answered.get() * 1e9 / (System.nanoTime() - start);
    }

    /** Microseconds from when each request was due, whether or not those before it were answered. */
    private double[] atPace(double perSecond) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        int count = (int) (perSecond * 10);
        AtomicLong next = new AtomicLong();
        double[] micros = new double[count];
        all(() -> {
            for (int i = (int) next.getAndIncrement(); i < count; i = (int) next.getAndIncrement()) {
                long due = start + (long) (i * 1e9 / perSecond);
                while (System.nanoTime() < due) {
                    Thread.sleep(0, 100_000);
                }
                send("/api/v1/score", i);
                micros[i] = (System.nanoTime() - due) / 1e3;
            }
            return null;
        });
        return micros;
    }

    private void all(Callable<Void> work) throws InterruptedException, ExecutionException {
        for (Future<Void> one : clients.invokeAll(Collections.nCopies(CLIENTS, work))) {
            one.get();
        }
    }

    private void send(String path, int i) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(home + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(bodies.get(i % bodies.size())))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + new String(answer.body()));
        }
    }
}
