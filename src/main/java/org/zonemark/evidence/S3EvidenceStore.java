package org.zonemark.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.core.io.InputStreamSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Keeps contents in an S3-compatible store, by three calls that all of them know: put, get and delete an object. What
 * newer ones do beyond (checksums behind the content, pieces that are signed one by one) is not asked for.
 */
final class S3EvidenceStore implements EvidenceStore {

    private static final int TRIES = 2;
    private static final String MEDIA_TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final EvidenceProperties.S3.Limits limits;

    S3EvidenceStore(EvidenceProperties.S3 settings) {
        this.bucket = settings.bucket();
        this.prefix = settings.prefix();
        this.limits = settings.limits();
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(limits.connectTime())
                        .socketTimeout(limits.answerTime()))
                .overrideConfiguration(configuration -> configuration
                        .apiCallAttemptTimeout(tryTime(0))
                        .apiCallTimeout(callTime(0))
                        .retryStrategy(retries -> retries.maxAttempts(TRIES)))
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .serviceConfiguration(configuration -> configuration
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        this.client = builder.build();
    }

    @Override
    public void put(String sha256, InputStreamSource content, long size) throws IOException {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        try {
            client.putObject(
                    request -> request.bucket(bucket)
                            .key(key(sha256))
                            .contentType(MEDIA_TYPE)
                            .contentLength(size)
                            .checksumSHA256(checksum)
                            .overrideConfiguration(configuration -> configuration
                                    .apiCallAttemptTimeout(tryTime(size))
                                    .apiCallTimeout(callTime(size))),
                    RequestBody.fromContentProvider(opened(content), size, MEDIA_TYPE));
        } catch (SdkException e) {
            throw new IOException("The store did not take " + key(sha256) + " into the bucket " + bucket + ".", e);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(key(sha256)));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(key(sha256), bucket, e.getMessage());
        } catch (SdkException e) {
            throw new IOException("The store did not give " + key(sha256) + " of the bucket " + bucket + ".", e);
        }
    }

    @Override
    public void remove(String sha256) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key(sha256)));
        } catch (SdkException e) {
            throw new IOException("The store did not remove " + key(sha256) + " of the bucket " + bucket + ".", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** A store that stops in the middle of a content it is sent would be waited for without an end otherwise. */
    private Duration tryTime(long size) {
        return limits.connectTime()
                .plus(limits.answerTime())
                .plusMillis(1000 * size / limits.slowest().toBytes());
    }

    private Duration callTime(long size) {
        return tryTime(size).multipliedBy(TRIES).plus(limits.connectTime());
    }

    private String key(String sha256) {
        return prefix + Sha256.checked(sha256);
    }

    private static ContentStreamProvider opened(InputStreamSource content) {
        return () -> {
            try {
                return content.getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static AwsCredentialsProvider credentials(EvidenceProperties.S3 settings) {
        String accessKey = settings.accessKey();
        String secretKey = settings.secretKey();
        return accessKey == null || secretKey == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }
}
