package org.zonemark.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zonemark.Browser;
import org.zonemark.Cast;
import org.zonemark.TimedService;

/** Reviewers judge by the documents that were submitted: those alone stay as they are. */
@TimedService
class SubmittedEvidenceIT extends RoundScene {

    private static final String ZONE = "demo-hb-01";
    private static final String R = "r";
    private static final String TITLES = "A2-1.1.5";
    private static final String PAGE = "/rounds/" + R + "/applications/" + ZONE;
    private static final String APART = "<div class=\"added-later\">";

    private Browser reviewer;

    @BeforeEach
    void submit(@LocalServerPort int port) {
        bring(ZONE);
        open(R, "");
        reviewer = new Browser(port);
        reviewer.login("ministry", Cast.PASSWORD);
    }

    @Test
    void whatWasSubmittedStandsBesideTheClaimAndCanBeAccepted() {
        String document = addDocument(ZONE, TITLES, "");
        take(R, ZONE, "submit");
        String claim = claim();
        assertThat(claim).contains(document).doesNotContain(APART).doesNotContainPattern(accept(" disabled"));
        assertThat(judge("accepted").status()).isEqualTo(302);
        assertThat(claim()).contains("badge accepted");
    }

    @Test
    void whatIsAddedAfterSubmissionStandsApartAndCannotBeAccepted() {
        take(R, ZONE, "submit");
        String document = addDocument(ZONE, TITLES, "");
        String claim = claim();
        assertThat(claim.indexOf(document)).isGreaterThan(claim.indexOf(APART));
        assertThat(claim).contains(APART, "提交后添加，不属于本次申报", "未附佐证材料").containsPattern(accept(" disabled"));
        assertThat(reviewer.get(PAGE + "?language=en").body())
                .contains("Added after submission, not part of it", "No evidence attached");
        assertThat(judge("accepted").status()).isEqualTo(409);
        Answer refused = ministry.put(
                application(R, ZONE) + "/review/evidence/" + TITLES,
                "{\"verdict\": \"accepted\", \"reason\": \"because\"}");
        assertNotNow(refused);
    }

    @Test
    void whatIsAddedBesideASubmittedDocumentStandsApartUntilItIsSubmittedToo() {
        String first = addDocument(ZONE, TITLES, "");
        take(R, ZONE, "submit");
        String second = addDocument(ZONE, TITLES, "");
        String claim = claim();
        assertThat(claim.substring(0, claim.indexOf(APART))).contains(first).doesNotContain(second);
        assertThat(claim.substring(claim.indexOf(APART))).contains(second).doesNotContain(first);

        take(R, ZONE, "returnForCorrection", "submit");

        assertThat(claim()).contains(first, second).doesNotContain(APART);
    }

    @Test
    void theInterfaceSaysOfEachDocumentWhetherItWasSubmitted() {
        addDocument(ZONE, TITLES, "");
        take(R, ZONE, "submit");
        addDocument(ZONE, TITLES, "");
        var documents = ministry.get("/api/v1/zones/" + ZONE + "/evidence?year=2025")
                .json()
                .valueStream()
                .map(one -> one.get("frozen").booleanValue());
        assertThat(documents).containsExactly(true, false);
    }

    private Answer judge(String verdict) {
        claim();
        return reviewer.submit(PAGE + "/claims/" + TITLES + "/evidence", "verdict", verdict, "reason", "because");
    }

    /** What the page says of the one clause. */
    private String claim() {
        String page = reviewer.get(PAGE).body();
        int from = page.indexOf("<section class=\"card claim-card clause\" tabindex=\"-1\" id=\"claim-A2-1-1-5\"");
        assertThat(from).as(page).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    private static String accept(String more) {
        return "value=\"accepted\"[^>]*" + more;
    }
}
