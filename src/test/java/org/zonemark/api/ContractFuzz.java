package org.zonemark.api;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.zonemark.Database;
import org.zonemark.ServiceProcess;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends requests that the contract allows, almost allows, or never would, by every role and by nobody, to a running service: none may
 * be answered by an error of the service, every answer must be one of the contract, and what is refused must change nothing.
 *
 * <pre>ContractFuzz [requests, 100000] [seconds at most, 900] [seed, 1]</pre>
 *
 * <p>It starts a service of its own with the demo's zones, and ends with 1 if anything was found. Every twentieth request goes alone, and
 * if it is one that changes something, everything stored but versions and sessions is read before and after it.
 */
public final class ContractFuzz {

    private static final List<String> ACCOUNTS = List.of(
            "",
            "editor",
            "editor",
            "editor",
            "signer",
            "city",
            "province",
            "expert",
            "ministry",
            "ministry",
            "ministry",
            "ministry",
            "ministry",
            "auditor",
            "admin");
    private static final String PASSWORD = "zonemark-demo";
    private static final int THREADS = 8;

    /** So many go one by one, so that it can be told whether a refused one changed anything. */
    private static final int WATCHED_SHARE = 20;

    /** What earlier requests began goes on in these by itself. */
    private static final Set<String> GOING_ON = Set.of("job", "mail", "notification");

    /** Wrong passwords are counted, which is as it should be. */
    private static final String COUNTED = "failures=[0-9]+, locked_until=[^,]*";

    /** How the trail tells what nobody asked for. */
    private static final String BY_ITSELF = "actor=system";

    private static final String DATABASE = "jdbc:h2:file:%s/fuzz;AUTO_SERVER=TRUE;MODE=MySQL;DATABASE_TO_LOWER=TRUE;"
            + "CASE_INSENSITIVE_IDENTIFIERS=TRUE;LOCK_TIMEOUT=10000";
    private static final int MOST_FINDINGS = 50;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** What came of it all. */
    record Result(long sent, Map<Integer, Integer> byStatus, int operations, long watched, List<String> findings) {}

    private final int port;
    private final List<Operation> operations = Operation.all();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicInteger> byStatus = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final Queue<String> findings = new ConcurrentLinkedQueue<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong watched = new AtomicLong();

    private final Database database;

    private ContractFuzz(int port, Database database) {
        this.port = port;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        int requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 900;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        java.nio.file.Path folder = java.nio.file.Files.createTempDirectory("zonemark-fuzz");
        Result result;
        try (ServiceProcess service = startService(folder)) {
            Instant begin = Instant.now();
            result = run(service.port(), folder, requests, Duration.ofSeconds(seconds), seed);
            System.out.printf(
                    "%d requests in %d s to %d operations; %d watched one by one; by status %s%n",
                    result.sent(),
                    Duration.between(begin, Instant.now()).toSeconds(),
                    result.operations(),
                    result.watched(),
                    result.byStatus());
            result.findings().forEach(System.out::println);
            System.out.println(result.findings().size() + " findings");
        }
        System.exit(result.findings().isEmpty() ? 0 : 1);
    }

    static ServiceProcess startService(java.nio.file.Path folder) {
        return ServiceProcess.start(
                folder,
                "--spring.profiles.active=demo",
                "--spring.datasource.url=" + DATABASE.formatted(folder),
                "--zonemark.limits.score=100000000",
                "--zonemark.limits.batch=100000000",
                "--zonemark.limits.reading=100000000",
                "--zonemark.limits.all=100000000",
                "--logging.level.root=error");
    }

    /** @param folder where the service was started */
    static Result run(int port, java.nio.file.Path folder, int requests, Duration limit, long seed)
            throws InterruptedException {
        Database database = new Database(new DriverManagerDataSource(DATABASE.formatted(folder), "zonemark", ""));
        ContractFuzz fuzz = new ContractFuzz(port, database);
        fuzz.login();
        Instant end = Instant.now().plus(limit);
        int alone = requests / WATCHED_SHARE;
        fuzz.watch(new FuzzedRequests(seed), alone, end);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            FuzzedRequests made = new FuzzedRequests(seed * 31 + thread + 1);
            int share = (requests - alone) / THREADS + (thread == 0 ? (requests - alone) % THREADS : 0);
            threads.submit(() -> {
                for (int i = 0; i < share && Instant.now().isBefore(end); i++) {
                    fuzz.one(made);
                }
            });
        }
        threads.shutdown();
        threads.awaitTermination(limit.toSeconds() + 60, TimeUnit.SECONDS);
        Map<Integer, Integer> counts = new TreeMap<>();
        fuzz.byStatus.forEach((status, count) -> counts.put(status, count.get()));
        List<String> never = fuzz.operations.stream()
                .map(Operation::id)
                .filter(id -> !fuzz.answered.containsKey(id))
                .toList();
        if (requests >= 10_000 && !never.isEmpty()) {
            fuzz.finding("operations that were never asked: " + never);
        }
        return new Result(
                fuzz.sent.get(), counts, fuzz.answered.size(), fuzz.watched.get(), List.copyOf(fuzz.findings));
    }

    private void login() {
        for (String account : ACCOUNTS) {
            if (!account.isEmpty() && !tokens.containsKey(account)) {
                String body = "{\"name\":\"" + account + "\",\"password\":\"" + PASSWORD + "\"}";
                HttpResponse<byte[]> answer = sendRaw(HttpRequest.newBuilder(uri("/api/v1/tokens"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
                tokens.put(account, JSON.readTree(answer.body()).get("secret").stringValue());
            }
        }
    }

    /** One by one: whatever is not answered by 2xx must leave everything as it was. */
    private void watch(FuzzedRequests made, int count, Instant end) {
        String before = stored();
        for (int i = 0; i < count && Instant.now().isBefore(end); i++) {
            FuzzedRequest request = made.next(ACCOUNTS, operations);
            int status = send(request);
            if (request.operation().changes()) {
                String after = stored();
                String difference = difference(before, after);
                if (status >= 400 && !difference.isEmpty()) {
                    finding("refused by " + status + " and yet changed " + difference + ": " + request);
                }
                before = after;
                watched.incrementAndGet();
            }
        }
    }

    private String stored() {
        return database.content(GOING_ON).replaceAll(COUNTED, "");
    }

    /** The first row that came or went, but for what the service did by itself; empty if none did. */
    private static String difference(String before, String after) {
        Set<String> rows = new HashSet<>(List.of(before.split("\n")));
        Set<String> now = new HashSet<>(List.of(after.split("\n")));
        Set<String> kept = new HashSet<>(rows);
        kept.retainAll(now);
        rows.addAll(now);
        rows.removeAll(kept);
        return rows.stream().filter(row -> !row.contains(BY_ITSELF)).findFirst().orElse("");
    }

    private void one(FuzzedRequests made) {
        try {
            send(made.next(ACCOUNTS, operations));
        } catch (RuntimeException e) {
            finding("the fuzzer itself: " + e);
        }
    }

    private int send(FuzzedRequest request) {
        HttpRequest.Builder http = HttpRequest.newBuilder(uri(request.address()))
                .timeout(Duration.ofSeconds(60))
                .method(
                        request.operation().method(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(http::header);
        if (!request.account().isEmpty()) {
            http.header("Authorization", "Bearer " + tokens.get(request.account()));
        }
        HttpResponse<byte[]> answer;
        try {
            answer = sendRaw(http.build());
        } catch (IllegalStateException e) {
            finding("no answer (" + e.getCause() + ") to " + request);
            return 0;
        }
        sent.incrementAndGet();
        byStatus.computeIfAbsent(answer.statusCode(), status -> new AtomicInteger())
                .incrementAndGet();
        answered.computeIfAbsent(request.operation().id(), id -> new AtomicInteger())
                .incrementAndGet();
        check(request, answer);
        return answer.statusCode();
    }

    private void check(FuzzedRequest request, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status >= 500 && status != 503) {
            finding(status + " to " + request + ": " + text(answer));
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (status >= 400) {
            // The server's own answers to what is no HTTP have no body.
            if (!type.startsWith("application/problem+json") && answer.body().length > 0) {
                finding(status + " is no problem document but " + type + " to " + request);
            } else if (answer.body().length > 0) {
                checked(() -> Contract.checkProblem(text(answer)), request);
            }
        } else if (request.isAddressSound()) {
            Answer told = new Answer(status, answer.headers(), text(answer));
            checked(() -> Contract.checkAnswer(request.operation().method(), uri(request.address()), told), request);
        }
    }

    private void checked(Runnable check, FuzzedRequest request) {
        try {
            check.run();
        } catch (AssertionError | RuntimeException e) {
            finding(shortened(String.valueOf(e.getMessage())) + " to " + request);
        }
    }

    private void finding(String text) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(shortened(text));
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 900 ? line.substring(0, 900) + "…" : line;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> sendRaw(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String address) {
        return URI.create("http://localhost:" + port + address);
    }

    /**
     * A request.
     *
     * @param isAddressSound whether the contract's validator can tell which operation it is
     */
    record FuzzedRequest(
            Operation operation,
            String account,
            String address,
            boolean isAddressSound,
            Map<String, String> headers,
            byte @org.jspecify.annotations.Nullable [] body) {

        @Override
        public String toString() {
            String said = body == null ? "" : new String(body, StandardCharsets.UTF_8);
            return operation.method() + " " + address + " by " + account + " " + headers + " "
                    + (said.length() > 300 ? said.substring(0, 300) + "… (" + body.length + " bytes)" : said);
        }
    }

    /** Makes requests at random; the same seed makes the same ones. */
    static final class FuzzedRequests {

        private static final List<String> HOSTILE = List.of(
                "",
                " ",
                "null",
                "NaN",
                "-1",
                "0",
                "9223372036854775808",
                "1e999",
                "../../etc/passwd",
                "%2e%2e%2f",
                "' OR 1=1 --",
                "<script>alert(1)</script>",
                "=1+1",
                "${jndi:ldap://localhost/a}",
                "#{1+1}",
                "\u0000",
                "\uD800",
                "𠮷😀",
                "A2-2.1.5\nforged",
                "a".repeat(300),
                "湖北",
                "\u202Eabc",
                "{}",
                "[]");
        private static final Map<String, List<String>> KNOWN = Map.ofEntries(
                Map.entry("code", List.of("demo-hb-01", "demo-hb-02", "demo-sh-01")),
                Map.entry("zone", List.of("demo-hb-01", "demo-hb-02", "demo-sh-01")),
                Map.entry("partner", List.of("demo-hb-02", "demo-js-01")),
                Map.entry("year", List.of("2025", "2024", "2026")),
                Map.entry("round", List.of("demo-2025", "r1", "r2")),
                Map.entry("id", List.of("A2-2.1.5", "A2-1.2.2", "1")),
                Map.entry("clause", List.of("A2-2.1.5", "A2-1.1.3", "A2-2.1.7")),
                Map.entry("set", List.of("default", "made")),
                Map.entry("other", List.of("default")),
                Map.entry("kind", List.of("ranking", "naming", "return", "result")),
                Map.entry("language", List.of("zh", "en")),
                Map.entry("name", List.of("made", "made-2")),
                Map.entry("row", List.of("P1-03", "P1-04")));
        private static final List<String> TYPES = List.of(
                "text/plain",
                "application/xml",
                "application/json;charset=utf-16",
                "multipart/form-data",
                "*/*",
                "nonsense",
                "application/x-www-form-urlencoded");

        private final Random random;

        FuzzedRequests(long seed) {
            this.random = new Random(seed);
        }

        FuzzedRequest next(List<String> accounts, List<Operation> operations) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            String account = accounts.get(random.nextInt(accounts.size()));
            boolean[] sound = {true};
            String address = address(operation, sound);
            Map<String, String> headers = headers(operation);
            byte[] body = operation.contentType().isEmpty() && random.nextInt(20) > 0 ? null : body(operation);
            if (random.nextInt(15) == 0) {
                body = null;
            }
            return new FuzzedRequest(operation, account, address, sound[0], headers, body);
        }

        private String address(Operation operation, boolean[] sound) {
            StringBuilder address = new StringBuilder();
            for (String step : operation.path().substring(1).split("/")) {
                String value = step;
                if (step.startsWith("{")) {
                    String name = step.substring(1, step.length() - 1);
                    value = random.nextInt(4) > 0 ? known(name) : encoded(hostile());
                    sound[0] &= value.matches("[A-Za-z0-9._-]+") && !value.matches("\\.+");
                    value = value.isEmpty() ? "%20" : value;
                }
                address.append('/').append(value);
            }
            return address + query(operation);
        }

        private String known(String name) {
            List<String> values = KNOWN.get(name);
            return values == null ? "0".repeat(32) : values.get(random.nextInt(values.size()));
        }

        private String query(Operation operation) {
            Map<String, List<String>> sensible = new LinkedHashMap<>();
            sensible.put("year", List.of("2025"));
            sensible.put("reason", List.of("because"));
            sensible.put("round", List.of("demo-2025"));
            sensible.put("method", List.of("critic", "entropy"));
            sensible.put("base", List.of("default"));
            sensible.put("dryRun", List.of("true", "false"));
            sensible.put("replace", List.of("true"));
            sensible.put("format", List.of("csv", "ndjson", "xlsx"));
            sensible.put("province", List.of("湖北"));
            sensible.put("limit", List.of("5", "0", "501"));
            sensible.put("cursor", List.of("abc"));
            sensible.put("about", List.of("demo-hb-01"));
            sensible.put("state", List.of("published", "submitted"));
            sensible.put("date", List.of("2026-01-01"));
            StringBuilder query = new StringBuilder();
            sensible.forEach((name, values) -> {
                boolean needed =
                        List.of("year", "reason", "round", "method", "base").contains(name);
                if (random.nextInt(needed ? 4 : 12) < (needed ? 3 : 1)) {
                    String value = random.nextInt(5) > 0 ? values.get(random.nextInt(values.size())) : hostile();
                    add(query, name, value);
                    if (random.nextInt(30) == 0) {
                        add(query, name, value);
                    }
                }
            });
            if (random.nextInt(20) == 0) {
                add(query, hostile(), hostile());
            }
            return query.toString();
        }

        private static void add(StringBuilder query, String name, String value) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(encoded(name))
                    .append('=')
                    .append(encoded(value));
        }

        private Map<String, String> headers(Operation operation) {
            Map<String, String> headers = new LinkedHashMap<>();
            if (!operation.contentType().isEmpty()) {
                headers.put(
                        "Content-Type",
                        random.nextInt(12) > 0 ? operation.contentType() : TYPES.get(random.nextInt(TYPES.size())));
            }
            switch (random.nextInt(8)) {
                case 0 -> headers.put("If-Match", "\"" + random.nextInt(4) + "\"");
                case 1 -> headers.put("If-Match", "\"1\"");
                case 2 -> headers.put("If-Match", ascii(hostile()));
                case 3 -> headers.put("Accept-Language", random.nextBoolean() ? "en" : ascii(hostile()));
                case 4 -> headers.put("Accept", random.nextBoolean() ? "application/json" : "image/png");
                default -> {
                    // As browsers and programs send it.
                }
            }
            return headers;
        }

        private byte[] body(Operation operation) {
            String example;
            try {
                example = Examples.body(operation, "demo-hb-01");
            } catch (AssertionError | RuntimeException e) {
                example = "{}";
            }
            if (example.isEmpty()) {
                example = "{}";
            }
            return switch (random.nextInt(14)) {
                case 0 -> example.getBytes(StandardCharsets.UTF_16);
                case 1 -> cut(example).getBytes(StandardCharsets.UTF_8);
                case 2 -> deep();
                case 3 -> bytes();
                case 4 -> hostile().getBytes(StandardCharsets.UTF_8);
                case 5, 6 -> example.getBytes(StandardCharsets.UTF_8);
                case 7 -> twice(example).getBytes(StandardCharsets.UTF_8);
                default -> mutated(example).getBytes(StandardCharsets.UTF_8);
            };
        }

        private String cut(String text) {
            return text.substring(0, random.nextInt(text.length() + 1));
        }

        private byte[] deep() {
            int depth = 1 + random.nextInt(6_000);
            boolean lists = random.nextBoolean();
            return ((lists ? "[" : "{\"values\":").repeat(depth) + (lists ? "]" : "}").repeat(depth))
                    .getBytes(StandardCharsets.UTF_8);
        }

        private byte[] bytes() {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            return bytes;
        }

        /** The same key twice in an object. */
        private static String twice(String example) {
            int brace = example.indexOf('{');
            return brace < 0 || !example.contains("\"")
                    ? example
                    : example.substring(0, brace + 1) + "\"year\": 1, \"year\": 2, \"reason\": null, "
                            + example.substring(brace + 1);
        }

        /** Some of the numbers, texts and names in it are others. */
        private String mutated(String example) {
            StringBuilder mutated = new StringBuilder();
            java.util.regex.Matcher part = java.util.regex.Pattern.compile(
                            "\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
                    .matcher(example);
            int parts = Math.max(1, (int) part.results().count());
            part.reset();
            while (part.find()) {
                boolean change = random.nextInt(parts) < 2;
                part.appendReplacement(
                        mutated, java.util.regex.Matcher.quoteReplacement(change ? other(part.group()) : part.group()));
            }
            part.appendTail(mutated);
            return mutated.toString();
        }

        private String other(String value) {
            List<String> others = new ArrayList<>(List.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "-0",
                    "0",
                    "-1",
                    "1e308",
                    "-1e308",
                    "1e999",
                    "1e-999",
                    "0.1",
                    "9223372036854775807",
                    "123456789012345678901234567890.5",
                    "NaN",
                    "01",
                    "\"\\ud800\"",
                    "\"\\u0000\"",
                    "\"" + "长".repeat(2_500) + "\"",
                    "\"2026-02-30\"",
                    "[[[[1]]]]",
                    value,
                    value));
            others.add(JSON.writeValueAsString(hostile().replace("\uD800", "")));
            return others.get(random.nextInt(others.size()));
        }

        private String hostile() {
            return HOSTILE.get(random.nextInt(HOSTILE.size()));
        }

        private static String ascii(String text) {
            String plain = text.replaceAll("[^ -~]", "");
            return plain.isBlank() ? "x" : plain.strip();
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
