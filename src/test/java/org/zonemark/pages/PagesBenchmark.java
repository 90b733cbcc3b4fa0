package org.zonemark.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.zonemark.Zonemark;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.round.ApplicationService;
import org.zonemark.round.Step;
import org.zonemark.round.StepDetails;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long pages take when 2,543 zones have applied to the demo's round: from request to last byte, asked one after the other over
 * the loopback. Run it by its main method, with the class path of the tests; with {@code stay} it stays up to be looked at.
 */
public final class PagesBenchmark {

    private static final int ZONES = 2_543;
    private static final int WARM_UP = 15;
    private static final int RUNS = 41;
    private static final int YEAR = 2025;
    private static final String ROUND = "demo-2025";
    private static final String ACTOR = "system";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\"[^>]*value=\"(\\d+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String home;
    private String token = "";
    private String last = "";

    private PagesBenchmark(String home) {
        this.home = home;
    }

    public static void main(String[] arguments) throws Exception {
        ConfigurableApplicationContext service = SpringApplication.run(
                Zonemark.class,
                "--spring.profiles.active=demo",
                "--server.port=0",
                "--zonemark.limits.reading=1000000",
                "--zonemark.limits.all=1000000",
                "--spring.datasource.url=jdbc:h2:mem:many;DB_CLOSE_DELAY=-1;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
                        + "CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        String port = service.getEnvironment().getProperty("local.server.port");
        fill(service.getBean(AssessmentService.class), service.getBean(ApplicationService.class));
        String home = "http://localhost:" + port;
        PagesBenchmark ministry = new PagesBenchmark(home).as("ministry");
        PagesBenchmark expert = new PagesBenchmark(home).as("expert");
        PagesBenchmark zone = new PagesBenchmark(home).as("editor");
        System.out.printf(
                "%n%d zones; milliseconds from request to last byte, %d times after %d to warm up%n",
                ZONES, RUNS, WARM_UP);
        System.out.printf("%-58s %8s %8s %8s %8s%n", "page", "first", "median", "worst", "kB");
        String round = "/rounds/" + ROUND;
        ministry.time(round);
        ministry.time(round + "/ranking");
        ministry.time(round + "/ranking?province=" + URLEncoder.encode("湖北", StandardCharsets.UTF_8));
        ministry.time(round + "/ranking?sort=ecology&descending=true");
        ministry.time(round + "/compare?zone=demo-sh-01&zone=demo-js-02");
        for (String page : List.of("/map", "/heat", "/cut", "/applications", "/publication")) {
            ministry.time(round + page);
        }
        ministry.time("/zones");
        ministry.time("/clauses/A2-2.1.5");
        zone.time("/zones/demo-hb-01/" + YEAR);
        zone.time("/zones/demo-hb-01/" + YEAR + "/result");
        expert.time(round + "/applications/demo-sh-01");
        expert.post("/weights", "id=bench&base=default&title=Bench&reason=bench");
        expert.time("/weights/bench");
        expert.last = expert.get("/weights/bench");
        expert.time("workbench: a weight moves, with its effect", expert::move);
        if (arguments.length > 0) {
            System.out.println("It stays at " + home);
        } else {
            service.close();
        }
    }

    private static void fill(AssessmentService assessments, ApplicationService applications) throws IOException {
        List<ObjectNode> samples =
                Samples.codes().stream().map(Samples::document).toList();
        Random random = new Random(ZONES);
        for (int i = samples.size(); i < ZONES; i++) {
            String code = "many-" + i;
            ObjectNode sample = samples.get(i % samples.size()).deepCopy();
            ((ObjectNode) sample.get("zone")).put("code", code).put("name", "示例开发区" + i);
            assessments.register(ACTOR, code, sample.get("zone"));
            ObjectNode varied = sample.deepCopy();
            varied.get("values").forEach(answer -> vary((ObjectNode) answer, random));
            try {
                assessments.save(ACTOR, code, YEAR, varied, null);
            } catch (FaultyInputException e) {
                assessments.save(ACTOR, code, YEAR, sample, null);
            }
            Actor signer = new Actor(ACTOR, Set.of(Role.ZONE_SIGNER), code, null, null, true);
            applications.take(signer, ROUND, code, Step.SUBMIT, new StepDetails(null, true, null, null, List.of()));
        }
    }

    private static void vary(ObjectNode answer, Random random) {
        JsonNode value = answer.get("value");
        if (value != null && value.isNumber()) {
            double given = value.doubleValue();
            double changed = Math.round(given * random.nextDouble(0.8, 1.2) * 100) / 100.0;
            answer.put("value", given <= 100 ? Math.min(100, changed) : changed);
        }
    }

    private PagesBenchmark as(String account) throws Exception {
        post("/login", "name=" + account + "&password=zonemark-demo");
        token = "";
        return this;
    }

    private void time(String page) throws Exception {
        time(page, () -> get(page).length());
    }

    private static void time(String what, Asked asked) throws Exception {
        double[] millis = new double[RUNS];
        double first = 0;
        int size = 0;
        for (int run = -WARM_UP; run < RUNS; run++) {
            long start = System.nanoTime();
            size = asked.size();
            double took = (System.nanoTime() - start) / 1e6;
            if (run == -WARM_UP) {
                first = took;
            }
            if (run >= 0) {
                millis[run] = took;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-58s %8.1f %8.1f %8.1f %8.1f%n", what, first, millis[RUNS / 2], millis[RUNS - 1], size / 1e3);
    }

    /** Moves a weight of the draft there and back, as the workbench's slider does. */
    private int move() throws Exception {
        int version = Integer.parseInt(first(VERSION, last));
        last = post(
                "/weights/bench/weights",
                "version=" + version + "&round=" + ROUND + "&because=bench&weight:A2-2.1.5="
                        + (version % 2 == 0 ? 3 : 2.5));
        return last.length();
    }

    private String get(String path) throws IOException, InterruptedException {
        return text(HttpRequest.newBuilder(URI.create(home + path)).header("Accept", "text/html"));
    }

    private String post(String path, String form) throws Exception {
        if (token.isEmpty() || path.equals("/login")) {
            token = first(TOKEN, get(path.equals("/login") ? "/login" : "/account"));
        }
        return text(HttpRequest.newBuilder(URI.create(home + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .header("HX-Request", "true")
                .POST(BodyPublishers.ofString(form + "&_csrf=" + token)));
    }

    private String text(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String first(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " is not on the page");
        }
        return matcher.group(1);
    }

    private interface Asked {

        /** Asks, and tells the size of the answer in characters. */
        int size() throws Exception;
    }
}
