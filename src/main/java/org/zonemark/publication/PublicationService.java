package org.zonemark.publication;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.audit.AuditTrail;
import org.zonemark.job.Job;
import org.zonemark.job.JobService;
import org.zonemark.job.JobState;
import org.zonemark.ranking.CutService;
import org.zonemark.ranking.RobustnessJob;
import org.zonemark.ranking.RoundCohort;
import org.zonemark.ranking.RoundCut;
import org.zonemark.review.Cohort;
import org.zonemark.review.CohortService;
import org.zonemark.round.Round;
import org.zonemark.round.Round.RoundState;
import org.zonemark.round.RoundScorers;
import org.zonemark.scoring.Zone;
import org.zonemark.words.Phrases;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Freezes the results of a round in signed bundles, and finds them again. */
@Service
public class PublicationService {

    /** A report with the publication that it stands in. */
    public record FoundReport(Publication publication, ScoreReport report) {}

    private final CutService cuts;
    private final RoundScorers scorers;
    private final CohortService cohorts;
    private final JobService jobs;
    private final PublicationRepository publications;
    private final PublishedLines lines;
    private final StoredBundles bundles;
    private final SigningKeys keys;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    PublicationService(
            CutService cuts,
            RoundScorers scorers,
            CohortService cohorts,
            JobService jobs,
            PublicationRepository publications,
            PublishedLines lines,
            StoredBundles bundles,
            SigningKeys keys,
            AuditTrail audit,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.cuts = cuts;
        this.scorers = scorers;
        this.cohorts = cohorts;
        this.jobs = jobs;
        this.publications = publications;
        this.lines = lines;
        this.bundles = bundles;
        this.keys = keys;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Publishes what is verified by now. The figures are made before anything is locked; no later mark changes them.
     *
     * @throws NotFoundException if there is no such round
     * @throws ConflictException if it is open still, nothing was submitted, a tie at the cut is not decided, or there is no key
     */
    public Publication publish(String actor, String roundId, String reason) {
        RoundCut cut = cuts.drawn(roundId);
        SigningKey key = keys.key().orElseThrow(() -> new ConflictException(Phrases.phrase("problem.no_signing_key")));
        if (cut.round().state() != RoundState.CLOSED) {
            throw new ConflictException(Phrases.phrase("problem.round_not_closed", roundId), List.of("closeRound"));
        }
        if (!cut.drawn().isSettled()) {
            throw new ConflictException(Phrases.phrase("problem.tie_not_decided"), List.of("decideTie"));
        }
        PublishedRound round = frozen(cut);
        if (round.zones().isEmpty()) {
            throw new ConflictException(Phrases.phrase("problem.nothing_submitted", roundId));
        }
        Bundle writer = new Bundle(json);
        Map<String, byte[]> files = new TreeMap<>(writer.inputs(round));
        files.putAll(writer.outputs(round));
        return transaction.execute(status -> stored(actor, round, reason, files, key));
    }

    private PublishedRound frozen(RoundCut cut) {
        Round round = cut.round();
        Cohort cohort = cohorts.cohort(round, scorers.of(round.id(), round.frozen()));
        List<PublishedZone> zones = cohort.members().stream()
                .filter(Cohort.Member::submitted)
                .map(member -> new PublishedZone(member.assessment(), member.circumstances()))
                .toList();
        List<List<String>> ties = new ArrayList<>();
        cut.ties().forEach(tie -> {
            if (tie.decision() != null) {
                ties.add(tie.decision().choice().zones());
            }
        });
        return new PublishedRound(
                round.id(),
                round.plan().name(),
                round.plan().dataYear(),
                cut.by(),
                zones,
                cut.cut(),
                ties,
                robustness(round.id()));
    }

    /** What was asked for last, if what it was computed from is there still. */
    private RobustnessJob.@Nullable Parameters robustness(String round) {
        Optional<Job> last = jobs.jobs(round).stream()
                .filter(job -> job.kind().equals(RobustnessJob.NAME) && job.state() == JobState.DONE)
                .findFirst()
                .filter(jobs::isCurrent);
        return last.map(job -> json.readValue(job.parameters(), RobustnessJob.Parameters.class))
                .orElse(null);
    }

    private Publication stored(
            String actor, PublishedRound round, String reason, Map<String, byte[]> files, SigningKey key) {
        publications.lock(round.id());
        refuseIfChanged(round);
        List<Publication> before = publications.ofRound(round.id());
        String id = UUID.randomUUID().toString().replace("-", "");
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> about = new TreeMap<>(Map.of(
                "publication",
                id,
                "round",
                round.id(),
                "number",
                String.valueOf(before.size() + 1),
                "publishedAt",
                at.toString(),
                "reason",
                reason));
        if (!before.isEmpty()) {
            about.put("replaces", before.get(0).id());
        }
        byte[] bundle = new Bundle(json).signed(files, about, key);
        Publication publication = new Publication(
                id,
                round.id(),
                before.size() + 1,
                reason,
                Sha256.of(bundle),
                key.fingerprint(),
                round.zones().size(),
                actor,
                at);
        publications.add(publication, bundle);
        reports(publication, round, files).forEach(publications::add);
        audit.tell(actor, "publishResults", "round/" + round.id() + "/publication/" + id, reason, null, publication);
        return publication;
    }

    /** Somebody may have marked something, or withdrawn, while the figures were made. */
    private void refuseIfChanged(PublishedRound round) {
        RoundCut now = cuts.drawn(round.id());
        if (!hash(frozen(now)).equals(hash(round)) || !now.drawn().isSettled()) {
            throw new ConflictException(Phrases.phrase("problem.changed_while_publishing"));
        }
    }

    private static String hash(PublishedRound round) {
        return RoundCohort.sha256(round.scorer(), round.cut(), round.evaluated()) + round.ties();
    }

    private List<ScoreReport> reports(Publication publication, PublishedRound round, Map<String, byte[]> files) {
        JsonNode results = json.readTree(files.get(Bundle.RESULTS)).path("zones");
        List<ScoreReport> reports = new ArrayList<>();
        for (int z = 0; z < round.zones().size(); z++) {
            Zone zone = round.zones().get(z).assessment().zone();
            ObjectNode report = json.createObjectNode()
                    .put("publication", publication.id())
                    .put("round", round.id())
                    .put("roundName", round.name())
                    .put("name", zone.name())
                    .put("province", zone.province());
            report.set("result", results.get(z));
            String text = json.writeValueAsString(report);
            String sha256 = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
            reports.add(new ScoreReport(VerificationCode.of(sha256), publication.id(), zone.code(), text, sha256));
        }
        return reports;
    }

    /** The last first. */
    @Transactional(readOnly = true)
    public List<Publication> publications(String round) {
        return publications.ofRound(round);
    }

    /** @throws NotFoundException if there is none */
    @Transactional(readOnly = true)
    public Publication publication(String id) {
        return publications.find(id).orElseThrow(() -> notFound("problem.no_publication", id));
    }

    /**
     * Writes the bundle.
     *
     * @throws IOException if it cannot be written
     */
    public void writeBundle(Publication publication, OutputStream out) throws IOException {
        bundles.write(publication, out);
    }

    /** The table of a publication, by the code of the zone. */
    public List<PublishedLine> lines(Publication publication) {
        return lines.of(publication);
    }

    /** @throws NotFoundException if there is none */
    @Transactional(readOnly = true)
    public ScoreReport report(String id, String zone) {
        return publications.report(id, zone).orElseThrow(() -> notFound("problem.no_report", zone));
    }

    /**
     * The report that a code stands on, however it was typed.
     *
     * @throws NotFoundException if there is none
     */
    @Transactional(readOnly = true)
    public FoundReport byCode(String typed) {
        ScoreReport report = VerificationCode.read(typed)
                .flatMap(publications::byCode)
                .orElseThrow(() -> notFound("problem.no_such_code"));
        return new FoundReport(publication(report.publication()), report);
    }

    /** Whether a later publication of its round has taken its place. */
    @Transactional(readOnly = true)
    public boolean isReplaced(Publication publication) {
        return publications.ofRound(publication.round()).get(0).number() > publication.number();
    }

    /** A code in groups of four. */
    public static String grouped(String code) {
        return VerificationCode.grouped(code);
    }

    private static NotFoundException notFound(String key, Object... arguments) {
        return new NotFoundException(Phrases.phrase(key, arguments));
    }
}
