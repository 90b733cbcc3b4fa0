package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import org.zonemark.samples.Samples;
import tools.jackson.databind.JsonNode;

/** The process is killed in the middle of many writes: what was acknowledged is there, whole, and nothing in part. */
class KillIT {

    private static final int ZONES = 10;
    private static final int ROUNDS = 80;
    private static final int SAVES_OF_A_ZONE = 20;
    private static final int THREADS = 8;
    /** Of 1,000 writes, how many are acknowledged before the kill. */
    private static final int ACKNOWLEDGED_BEFORE = 400;

    private static final Pattern SHOWN = Pattern.compile("password: (\\S+)");
    private static final String PLAN = """
            {"name": "r", "dataYear": 2025, "submitFrom": "2020-01-01", "submitUntil": "2099-12-31"}""";
    private static final String ACCOUNT = """
            {"displayName": "a", "roles": [%s], "zone": %s, "password": "%s"}""";

    @TempDir
    private Path folder;

    private String ministry;
    private String auditor;
    private final List<String> zones = new ArrayList<>();

    /** Of submissions, by application: the hash of what was submitted. */
    private final Map<String, String> submitted = new ConcurrentHashMap<>();

    /** Of saves, by zone: the last version, and the value that it holds. */
    private final Map<String, Saved> saved = new ConcurrentHashMap<>();

    private record Saved(int version, int value) {}

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void everyAcknowledgedWriteOutlivesAKillAndNoneIsThereInPart() throws Exception {
        int entries;
        try (ServiceProcess service = ServiceProcess.start(folder)) {
            prepare(service);
            entries = verified(service.client());
            writeUntilKilled(service);
        }
        assertThat(submitted.size() + saved.size()).isGreaterThan(ZONES);
        try (ServiceProcess service = ServiceProcess.start(folder)) {
            ContractClient client = service.client();
            assertThat(verified(client)).isGreaterThan(entries);
            checkSubmissions(client.with(ministry));
            checkSaves(client.with(ministry));
            // It goes on where it was interrupted.
            assertThat(client.with(zones.get(0)).put(draft(0, 2024), answer(1)).status())
                    .isEqualTo(200);
            verified(client);
        }
        checkTables();
    }

    private void prepare(ServiceProcess service) {
        Matcher shown = SHOWN.matcher(service.output());
        assertThat(shown.find()).isTrue();
        ContractClient client = service.client();
        ContractClient administrator = client.with(login(client, "administrator", shown.group(1)));
        ministry = account(administrator, client, "ministry", "\"ministry\"", null);
        auditor = account(administrator, client, "auditor", "\"auditor\"", null);
        for (int zone = 0; zone < ZONES; zone++) {
            String document = Samples.zone("demo-hb-01").replace("demo-hb-01", code(zone));
            assertThat(client.with(ministry)
                            .put("/api/v1/zones/" + code(zone), document)
                            .status())
                    .isEqualTo(200);
            zones.add(account(administrator, client, code(zone), "\"zone_editor\", \"zone_signer\"", code(zone)));
            client.with(zones.get(zone)).put(draft(zone, 2025), answer(zone));
            client.with(zones.get(zone)).put(draft(zone, 2024), answer(0));
        }
        for (int round = 0; round < ROUNDS; round++) {
            client.with(ministry).put("/api/v1/rounds/r" + round, PLAN);
            assertThat(client.with(ministry)
                            .post("/api/v1/rounds/r" + round + "/open", "")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static String account(
            ContractClient administrator, ContractClient client, String name, String roles, String zone) {
        String password = "a password for " + name;
        String body = ACCOUNT.formatted(roles, zone == null ? "null" : "\"" + zone + "\"", password);
        assertThat(administrator.put("/api/v1/accounts/" + name, body).status()).isEqualTo(200);
        return login(client, name, password);
    }

    private static String login(ContractClient client, String name, String password) {
        return client.post("/api/v1/tokens", "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password))
                .json()
                .get("secret")
                .stringValue();
    }

    /** 800 submissions and 200 saves by several threads; the service is killed while they are under way. */
    private void writeUntilKilled(ServiceProcess service) throws InterruptedException {
        Queue<Runnable> work = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (int zone = 0; zone < ZONES; zone++) {
                int round = i;
                int of = zone;
                work.add(() -> submit(service, round, of));
                if (round < SAVES_OF_A_ZONE) {
                    work.add(() -> save(service, of));
                }
            }
        }
        assertThat(work).hasSize(1000);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        IntStream.range(0, THREADS)
                .forEach(i -> threads.submit(() -> {
                    for (Runnable one = work.poll(); one != null; one = work.poll()) {
                        one.run();
                    }
                }));
        while (submitted.size() < ACKNOWLEDGED_BEFORE) {
            assertThat(work).as("the kill comes in the middle").isNotEmpty();
            Thread.sleep(1);
        }
        service.kill();
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private void submit(ServiceProcess service, int round, int zone) {
        String application = "/api/v1/rounds/r" + round + "/applications/" + code(zone);
        try {
            Answer answer = service.client().with(zones.get(zone)).post(application + "/submit", "{\"pledge\": true}");
            if (answer.status() == 200) {
                submitted.put(
                        application,
                        answer.json().at("/steps/0/submissionSha256").stringValue());
            }
        } catch (UncheckedIOException e) {
            // nobody acknowledged it
        }
    }

    private void save(ServiceProcess service, int zone) {
        int value = (int) (Math.random() * 1000);
        try {
            Answer answer = service.client().with(zones.get(zone)).put(draft(zone, 2024), answer(value));
            if (answer.status() == 200) {
                int version = Integer.parseInt(answer.header("ETag").replace("\"", ""));
                saved.merge(code(zone), new Saved(version, value), (a, b) -> a.version() > b.version() ? a : b);
            }
        } catch (UncheckedIOException e) {
            // nobody acknowledged it
        }
    }

    /** The number of entries of a trail that is whole. */
    private int verified(ContractClient client) {
        JsonNode found = client.with(auditor).get("/api/v1/audit/verification").json();
        assertThat(found.get("whole").booleanValue()).as(found.toString()).isTrue();
        return found.get("entries").intValue();
    }

    private void checkSubmissions(ContractClient client) {
        List<String> lost = submitted.keySet().stream()
                .filter(application -> !client.get(application)
                        .json()
                        .at("/steps/0/submissionSha256")
                        .asString("")
                        .equals(submitted.get(application)))
                .toList();
        assertThat(lost).as("lost of " + submitted.size()).isEmpty();
    }

    private void checkSaves(ContractClient client) {
        saved.forEach((code, last) -> {
            JsonNode stored = client.get("/api/v1/zones/" + code + "/self-assessments/2024")
                    .json();
            int version = stored.get("version").intValue();
            assertThat(version).as(code).isGreaterThanOrEqualTo(last.version());
            if (version == last.version()) {
                assertThat(stored.at("/selfAssessment/values/A2-1.1.5/value").intValue())
                        .isEqualTo(last.value());
            }
        });
    }

    /** Each application has its submission, its step, its lock and its entry in the trail, or there is none of it. */
    private void checkTables() {
        String url =
                "jdbc:h2:file:" + folder.resolve("data").resolve("zonemark") + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE";
        Database tables = new Database(new DriverManagerDataSource(url, "zonemark", ""));
        long whole = tables.count("SELECT COUNT(*) FROM application a"
                + " JOIN submission s ON s.round_id = a.round_id AND s.zone_code = a.zone_code"
                + " JOIN application_step t ON t.round_id = a.round_id AND t.zone_code = a.zone_code"
                + "   AND t.submission_sha256 = s.input_sha256"
                + " JOIN self_assessment d ON d.zone_code = a.zone_code AND d.data_year = 2025 AND d.locked"
                + " JOIN audit_entry e ON e.action = 'submit'"
                + "   AND e.subject = CONCAT('round/', a.round_id, '/zone/', a.zone_code)"
                + " WHERE a.state = 'SUBMITTED' AND s.number = 1 AND t.number = 1");
        assertThat(whole).isGreaterThanOrEqualTo(submitted.size());
        for (String part : List.of("application", "submission", "application_step")) {
            assertThat(tables.count("SELECT COUNT(*) FROM " + part)).as(part).isEqualTo(whole);
        }
        assertThat(tables.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'submit'"))
                .isEqualTo(whole);
    }

    private static String code(int zone) {
        return "zone-" + zone;
    }

    private static String draft(int zone, int year) {
        return "/api/v1/zones/" + code(zone) + "/self-assessments/" + year;
    }

    private static String answer(int value) {
        return "{\"values\": {\"A2-1.1.5\": {\"value\": %d}}}".formatted(value);
    }
}
