package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zonemark.RunningService;
import org.zonemark.ServiceProcess;
import org.zonemark.api.Answer;
import org.zonemark.api.ContractClient;
import tools.jackson.databind.JsonNode;

/** The first start makes one administrator; only the profile demo makes accounts that everybody knows. */
class FirstStartIT {

    private static final Pattern SHOWN = Pattern.compile("Account: (\\S+) +password: (\\S+)");
    private static final String DEMO_LOGIN = "{\"name\": \"%s\", \"password\": \"zonemark-demo\"}";

    @TempDir
    private Path folder;

    @Test
    void oneAdministratorIsMadeAndItsPasswordIsShownOnceAndNeverLogged() throws IOException {
        Path log = folder.resolve("service.log");
        String[] toFile = {"--logging.threshold.console=off", "--logging.file.name=" + log, "--logging.level.root=info"
        };
        String password;
        try (ServiceProcess first = ServiceProcess.start(folder, toFile)) {
            Matcher shown = SHOWN.matcher(first.output());
            assertThat(shown.find()).as(first.output()).isTrue();
            password = shown.group(2);
            assertThat(password).hasSizeGreaterThanOrEqualTo(16);
            assertThat(shown.find()).isFalse();
            assertThat(login(first.client(), password).status()).isEqualTo(200);
            JsonNode accounts = accounts(first.client(), password);
            assertThat(accounts).hasSize(1);
            assertThat(accounts.at("/0/name").stringValue()).isEqualTo("administrator");
            assertThat(accounts.at("/0/roles").toString()).isEqualTo("[\"administrator\"]");
            for (String name : new String[] {"editor", "ministry", "admin"}) {
                assertThat(first.client()
                                .post("/api/v1/tokens", DEMO_LOGIN.formatted(name))
                                .status())
                        .isEqualTo(401);
            }
        }
        try (ServiceProcess second = ServiceProcess.start(folder, toFile)) {
            assertThat(second.output()).doesNotContain("password", password);
            assertThat(accounts(second.client(), password)).hasSize(1);
        }
        assertThat(Files.readString(log)).contains("Tomcat started").doesNotContain(password);
    }

    @Test
    void theProfileDemoHasAnAccountForEachRoleAndNoAdministratorOfItsOwn() {
        try (RunningService service = RunningService.start("--spring.profiles.active=demo")) {
            ContractClient client = service.client();
            for (String name :
                    new String[] {"editor", "signer", "city", "province", "expert", "ministry", "auditor", "admin"}) {
                Answer token = client.post("/api/v1/tokens", DEMO_LOGIN.formatted(name));
                assertThat(token.status()).as(name).isEqualTo(200);
                JsonNode me = client.with(token.json().get("secret").stringValue())
                        .get("/api/v1/me")
                        .json();
                assertThat(me.get("roles")).hasSize(1);
            }
            assertThat(login(client, "zonemark-demo").status()).isEqualTo(401);
        }
    }

    private static Answer login(ContractClient client, String password) {
        return client.post("/api/v1/tokens", "{\"name\": \"administrator\", \"password\": \"" + password + "\"}");
    }

    private static JsonNode accounts(ContractClient client, String password) {
        String token = login(client, password).json().get("secret").stringValue();
        return client.with(token).get("/api/v1/accounts").json();
    }
}
