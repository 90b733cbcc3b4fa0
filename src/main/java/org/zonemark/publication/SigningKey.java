package org.zonemark.publication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A pair of Ed25519 keys (RFC 8032) for signing bundles.
 *
 * <p>A private key comes as PKCS#8 PEM, as {@code openssl genpkey -algorithm ed25519} writes it. The public one is found by
 * trying: it is what the seed of the private key gives again.
 */
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final int SEED_BYTES = 32;

    private final PrivateKey own;
    private final PublicKey open;

    private SigningKey(PrivateKey own, PublicKey open) {
        this.own = own;
        this.open = open;
    }

    /** A pair that nobody has had before. */
    static SigningKey made() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** @throws IllegalArgumentException if the text is no Ed25519 private key */
    static SigningKey ofPem(String pem) {
        try {
            byte[] encoded = decoded(pem, PRIVATE);
            PrivateKey own = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            byte[] seed = Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new FixedSeed(seed));
            SigningKey key = new SigningKey(own, generator.generateKeyPair().getPublic());
            if (!isSigned(seed, key.sign(seed), key.publicPem())) {
                throw new IllegalArgumentException(
                        "the private key does not end with its seed (PKCS#8 version 1 is due)");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 private key in PKCS#8 PEM: " + e.getMessage(), e);
        }
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(own);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    /** The public key as PEM. */
    String publicPem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(open.getEncoded());
        return "-----BEGIN " + PUBLIC + "-----\n" + body + "\n-----END " + PUBLIC + "-----\n";
    }

    String fingerprint() {
        return fingerprint(publicPem());
    }

    /**
     * SHA-256 over a public key in its DER form, as {@code openssl pkey -pubin -outform der | sha256sum} says it.
     *
     * @throws IllegalArgumentException if the text is no public key in PEM
     */
    static String fingerprint(String publicPem) {
        return Sha256.of(decoded(publicPem, PUBLIC));
    }

    /** Whether a text was signed by the owner of a public key; false too if the key or the signature is none. */
    static boolean isSigned(byte[] text, byte[] signature, String publicPem) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(decoded(publicPem, PUBLIC))));
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] decoded(String pem, String kind) {
        String begin = "-----BEGIN " + kind + "-----";
        String end = "-----END " + kind + "-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no " + kind + " in PEM");
        }
        String body = pem.substring(from + begin.length(), to).replaceAll("\\s", "");
        return Base64.getDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
    }

    /** Gives the seed of a private key where a generator asks for chance. */
    private static final class FixedSeed extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        FixedSeed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
