package org.zonemark.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.zonemark.ServiceProcess;
import org.zonemark.samples.Samples;

/**
 * Asks a service of its own for scores with as many clients as it works for at once, and then with five times as many, and prints what
 * became of their requests.
 *
 * <pre>OverloadDrill [seconds of each, 15]</pre>
 */
public final class OverloadDrill {

    private static final int AT_ONCE = 8;
    private static final int TIMES = 5;

    private record Sample(int status, long nanos) {}

    private OverloadDrill() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        Path folder = Files.createTempDirectory("zonemark-drill");
        try (ServiceProcess service = ServiceProcess.start(
                folder,
                "--spring.profiles.active=demo",
                "--zonemark.limits.score=100000000",
                "--zonemark.overload.at-once=" + AT_ONCE,
                "--zonemark.overload.waiting=" + AT_ONCE,
                "--zonemark.overload.patience=250ms",
                "--logging.level.root=error")) {
            load(service.port(), AT_ONCE, seconds);
            print("sustainable", load(service.port(), AT_ONCE, seconds), seconds);
            print(TIMES + " times", load(service.port(), AT_ONCE * TIMES, seconds), seconds);
            print("afterwards", load(service.port(), AT_ONCE, seconds), seconds);
        }
    }

    /** Clients that send again as soon as they are answered; who is sent away comes back after a tenth of a second. */
    private static List<Sample> load(int port, int clients, int seconds) throws InterruptedException {
        Queue<Sample> samples = new ConcurrentLinkedQueue<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/score"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(Samples.text("demo-hb-01")))
                .build();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
                    samples.add(one(http, request));
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

    private static Sample one(HttpClient http, HttpRequest request) {
        long begin = System.nanoTime();
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            Sample sample = new Sample(answer.statusCode(), System.nanoTime() - begin);
            if (answer.statusCode() == 503) {
                Thread.sleep(100);
            }
            return sample;
        } catch (IOException e) {
            return new Sample(0, System.nanoTime() - begin);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sample(0, System.nanoTime() - begin);
        }
    }

    private static void print(String what, List<Sample> samples, int seconds) {
        List<Long> taken = times(samples, 200);
        List<Long> refused = times(samples, 503);
        System.out.printf(
                "%s: %d a second answered, median %.0f ms, 99 %% %.0f ms; %d a second sent away, median %.0f ms, 99 %% %.0f ms;"
                        + " %d otherwise%n",
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
