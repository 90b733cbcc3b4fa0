package org.zonemark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonemark.publication.BundleVerifier;
import org.zonemark.publication.Verification;
import org.zonemark.words.Phrases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify BUNDLE}: recomputes published results from a bundle alone. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description =
                "Verifies a published bundle: every byte, the signature, and every figure, from the bundle alone.")
final class VerifyCommand implements Callable<Integer> {

    private static final long MOST_BYTES = 512L * 1024 * 1024;

    @Parameters(paramLabel = "BUNDLE", description = "A bundle, as a ministry publishes it.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--key", paramLabel = "FILE", description = "The public key (PEM) that it should be signed by.")
    private @Nullable Path key;

    @Option(
            names = "--language",
            paramLabel = "zh|en",
            defaultValue = "zh",
            description = "Language of the words: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Language language = Language.zh;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Locale locale = language.locale();
        PrintWriter out = spec.commandLine().getOut();
        byte[] bundle;
        String trusted;
        try {
            if (Files.size(file) > MOST_BYTES) {
                spec.commandLine().getErr().println(Phrases.text(locale, "bundle.too_large", MOST_BYTES));
                return 1;
            }
            bundle = Files.readAllBytes(file);
            trusted = key == null ? null : Files.readString(key, StandardCharsets.UTF_8);
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println(Phrases.text(locale, "verify.unreadable", String.valueOf(e.getMessage())));
            return 1;
        }
        Verification verification = new BundleVerifier().verify(bundle, trusted);
        verification
                .differences()
                .forEach(one -> out.println(one.where() + ": " + one.words().in(locale)));
        if (verification.fingerprint() != null) {
            out.println(Phrases.text(
                    locale,
                    verification.keyCompared() ? "verify.key_compared" : "verify.key_not_compared",
                    verification.fingerprint()));
        }
        out.println(
                verification.isGood()
                        ? Phrases.text(locale, "verify.good", verification.zones(), verification.figures())
                        : Phrases.text(
                                locale, "verify.bad", verification.differences().size()));
        return verification.isGood() ? 0 : 1;
    }
}
