package org.zonemark.ranking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zonemark.round.Round;
import org.zonemark.scoring.Aggregation;
import org.zonemark.scoring.Circumstances;
import org.zonemark.scoring.Finding;
import org.zonemark.scoring.Scorer;
import org.zonemark.weighting.CohortZone;
import org.zonemark.weighting.Cut;

/** What has been submitted in a round, verified as far as reviewers have come, with what it is scored by. */
public final class RoundCohort {

    private final Round round;
    private final Scorer scorer;
    private final List<CohortZone> zones;
    private volatile @Nullable String sha256;

    /** @param zones by code */
    public RoundCohort(Round round, Scorer scorer, List<CohortZone> zones) {
        this.round = round;
        this.scorer = scorer;
        this.zones = List.copyOf(zones);
    }

    public Round round() {
        return round;
    }

    public Scorer scorer() {
        return scorer;
    }

    /** By code. */
    public List<CohortZone> zones() {
        return zones;
    }

    /** Whether it is of the round as it is planned now, and scored by the same weights; its rulebook is its own. */
    boolean isOf(Round other, Scorer by) {
        return round.equals(other)
                && scorer.weights().sha256().equals(by.weights().sha256());
    }

    public Aggregation aggregation() {
        return scorer.aggregation();
    }

    public Cut cut() {
        return new Cut(
                round.plan().quotaPerProvince(),
                round.plan().cutPlaces(),
                round.plan().cutTotal());
    }

    /** Hash of everything that its ranks and its cut are made of. */
    public String sha256() {
        String known = sha256;
        if (known == null) {
            known = sha256(scorer, cut(), zones);
            sha256 = known;
        }
        return known;
    }

    /** The same of a cohort wherever it comes from. */
    public static String sha256(Scorer scorer, Cut cut, List<CohortZone> zones) {
        Digest digest = new Digest();
        digest.text(scorer.rulebook().sha256()).text(scorer.weights().sha256()).text(cut.toString());
        for (CohortZone zone : zones) {
            digest.text(zone.zone().toString());
            zone.findings().all().forEach(digest::finding);
            Circumstances circumstances = zone.circumstances();
            digest.text(circumstances.bonuses().toString())
                    .text(circumstances.penalties().toString())
                    .text(String.valueOf(circumstances.fraudProven()))
                    .text(
                            circumstances.acceptedEvidence() == null
                                    ? "-"
                                    : new TreeSet<>(circumstances.acceptedEvidence()).toString());
        }
        return digest.hex();
    }

    /** Hashes parts so that no two lists of parts look alike. */
    private static final class Digest {

        private final MessageDigest sha256;

        Digest() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        Digest text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha256.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            sha256.update(bytes);
            return this;
        }

        void finding(Finding finding) {
            text(finding.clause() + " " + finding.status() + " " + finding.gate());
            sha256.update(
                    ByteBuffer.allocate(Double.BYTES).putDouble(finding.score()).flip());
        }

        String hex() {
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
