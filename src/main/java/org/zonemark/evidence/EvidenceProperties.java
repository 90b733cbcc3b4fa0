package org.zonemark.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code zonemark.evidence}.
 *
 * @param folder where files are kept; with {@code s3}, where they wait while they are looked at
 * @param largestFile what is larger is refused
 * @param largestTotal what a zone may keep of one year, all files together
 * @param mostFiles how many files a zone may keep of one year
 * @param s3 the store to keep files in, in place of the folder
 */
@ConfigurationProperties("zonemark.evidence")
public record EvidenceProperties(
        @DefaultValue("./data/evidence") Path folder,
        @DefaultValue("100MB") DataSize largestFile,
        @DefaultValue("2GB") DataSize largestTotal,
        @DefaultValue("1000") int mostFiles,
        @Nullable S3 s3) {

    public EvidenceProperties {
        check("largest-file", largestFile.toBytes(), "100MB");
        check("largest-total", largestTotal.toBytes(), "2GB");
        check("most-files", mostFiles, "1000");
    }

    private static void check(String setting, long value, String maybe) {
        if (value <= 0) {
            throw new IllegalArgumentException("zonemark.evidence." + setting + " is " + value
                    + "; it must be more than nothing. Maybe write " + maybe + ".");
        }
    }

    /**
     * An S3-compatible store.
     *
     * @param bucket must exist already
     * @param endpoint its address; that of AWS where none is named
     * @param accessKey with {@code secretKey}; where the AWS tools find theirs if none is named
     * @param prefix what the names in the bucket begin with
     * @param pathStyle whether the bucket's name stands in the path, and not in the name of the server
     * @param limits how long it is waited for
     */
    public record S3(
            @DefaultValue("") String bucket,
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("") String prefix,
            @DefaultValue("true") boolean pathStyle,
            @DefaultValue Limits limits) {

        public S3 {
            if (bucket.isBlank()) {
                throw new IllegalArgumentException(
                        "zonemark.evidence.s3 names no bucket. Set zonemark.evidence.s3.bucket.");
            }
            if ((accessKey == null) != (secretKey == null)) {
                throw new IllegalArgumentException(
                        "zonemark.evidence.s3 has one of access-key and secret-key." + " Set both, or none.");
            }
        }

        /**
         * How long the store is waited for, and by how many.
         *
         * @param connectTime for a connection
         * @param answerTime for an answer to what is asked, each time that it is asked; of a content, for each part of it
         * @param slowest how much of a content the store takes in a second at least
         * @param atOnce so many ask it something at once
         * @param patience how long others wait until one of those is done
         */
        public record Limits(
                @DefaultValue("2s") Duration connectTime,
                @DefaultValue("10s") Duration answerTime,
                @DefaultValue("1MB") DataSize slowest,
                @DefaultValue("8") int atOnce,
                @DefaultValue("1s") Duration patience) {

            public Limits {
                check("s3.limits.slowest", slowest.toBytes(), "1MB");
                check("s3.limits.at-once", atOnce, "8");
            }
        }

        /** Without the keys: settings are printed where things go wrong. */
        @Override
        public String toString() {
            return "S3[bucket=" + bucket + ", endpoint=" + endpoint + ", region=" + region + ", prefix=" + prefix + "]";
        }
    }
}
