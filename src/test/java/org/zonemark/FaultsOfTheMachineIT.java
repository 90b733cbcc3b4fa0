package org.zonemark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;

/** The disk is full, or the folder of the evidence is gone: nothing is lost, the answer says so, and it recovers by itself. */
class FaultsOfTheMachineIT {

    private static final String PASSWORD = "zonemark-demo";
    private static final String EVIDENCE =
            "/api/v1/zones/demo-hb-01/evidence?year=2025&issuingBody=b&issuedOn=2025-01-01&fileName=";
    private static final String DRAFT = "/api/v1/zones/demo-hb-01/self-assessments/2024";
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    /** A limit on the size of files does what a full disk does: what is written beyond it fails in the middle. */
    @Test
    void aFullDiskRefusesWhatIsTooMuchAndLosesNothing() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/bash")));
        try (ServiceProcess service = ServiceProcess.startLimited(folder, 24, "--spring.profiles.active=demo")) {
            ContractClient editor = service.client().with(token(service.client(), "editor"));
            assertThat(editor.put(DRAFT, "{\"values\": {\"A2-1.1.5\": {\"value\": 1}}}")
                            .status())
                    .isEqualTo(200);
            assertThat(add(editor, "small.pdf", 1).status()).isEqualTo(200);

            Answer refused = add(editor, "large.pdf", 40);

            assertThat(refused.status()).isEqualTo(507);
            assertThat(refused.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:storage-full");
            assertThat(editor.get("/api/v1/zones/demo-hb-01/evidence?year=2025").json())
                    .hasSize(1);
            assertThat(service.client().page("/actuator/health/readiness").status())
                    .isEqualTo(200);
            assertThat(add(editor, "after.pdf", 2).status()).as("it goes on").isEqualTo(200);
            assertThat(editor.get(DRAFT)
                            .json()
                            .at("/selfAssessment/values/A2-1.1.5/value")
                            .intValue())
                    .isEqualTo(1);
        }
    }

    @Test
    void anEvidenceStoreThatIsGoneIsToldAndUsedAgainWhenItIsBack() throws Exception {
        Path store = folder.resolve("store");
        try (ServiceProcess service =
                ServiceProcess.start(folder, "--spring.profiles.active=demo", "--zonemark.evidence.folder=" + store)) {
            ContractClient editor = service.client().with(token(service.client(), "editor"));
            Answer first = add(editor, "first.pdf", 1);
            assertThat(first.status()).isEqualTo(200);
            String content = "/api/v1/zones/demo-hb-01/evidence/"
                    + first.json().get("id").stringValue();
            Path gone = folder.resolve("gone");
            Files.move(store, gone);
            Files.writeString(store, "no folder");

            Answer refused = add(editor, "second.pdf", 1);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().get("type").stringValue()).isEqualTo("urn:zonemark:problem:evidence-unavailable");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(editor.get(content).status()).isEqualTo(503);
            assertThat(editor.put(DRAFT, "{\"values\": {}}").status())
                    .as("all else goes on")
                    .isEqualTo(200);
            assertThat(service.client().page("/actuator/health/readiness").status())
                    .isEqualTo(200);

            Files.delete(store);
            Files.move(gone, store);
            assertThat(editor.get(content).status()).isEqualTo(200);
            assertThat(add(editor, "third.pdf", 1).status()).isEqualTo(200);
            assertThat(editor.get("/api/v1/zones/demo-hb-01/evidence?year=2025").json())
                    .hasSize(2);
        }
    }

    private static String token(ContractClient client, String account) {
        return client.post("/api/v1/tokens", "{\"name\":\"" + account + "\",\"password\":\"" + PASSWORD + "\"}")
                .json()
                .get("secret")
                .stringValue();
    }

    /** A PDF of so many megabytes; no two are alike. */
    private static Answer add(ContractClient editor, String name, int megabytes) {
        byte[] head =
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] tail = "\ntrailer<</Size 3/Root 1 0 R>>\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] pdf = new byte[megabytes * MEGABYTE];
        Arrays.fill(pdf, (byte) ' ');
        System.arraycopy(head, 0, pdf, 0, head.length);
        byte[] own = ("% " + name).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(own, 0, pdf, head.length, own.length);
        System.arraycopy(tail, 0, pdf, pdf.length - tail.length, tail.length);
        return editor.send(
                "POST", EVIDENCE + name, BodyPublishers.ofByteArray(pdf), "Content-Type", "application/octet-stream");
    }
}
