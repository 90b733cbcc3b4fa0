package org.zonemark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zonemark.api.EvaluationMapper;
import org.zonemark.api.Problems;
import org.zonemark.api.model.ProblemDto;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.ScoredAssessment;
import org.zonemark.assessment.SelfAssessmentScorer;
import org.zonemark.assessment.StrictJson;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.rulebook.RulebookException;
import org.zonemark.rulebook.RulebookLoader;
import org.zonemark.scoring.Scorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code score FILE...}: evaluates self-assessments from files. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description = "Scores self-assessments (JSON files, one self-assessment each).")
final class ScoreCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "A self-assessment, as POST /api/v1/score takes it; - reads one from standard input.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one evaluation or problem a line, for machines.")
    private boolean asJson;

    @Option(names = "--rulebook", paramLabel = "FOLDER", description = "Use the rulebook in this folder.")
    private @Nullable Path rulebookFolder;

    @Option(
            names = "--language",
            paramLabel = "zh|en",
            defaultValue = "zh",
            description = "Language of the words: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Language language = Language.zh;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final JsonMapper json = StrictJson.mapper();

    @Override
    public Integer call() {
        Path folder = rulebookFolder;
        try {
            Rulebook rulebook = folder == null ? RulebookLoader.bundled() : RulebookLoader.fromFolder(folder);
            return scoreAll(new SelfAssessmentScorer(Scorer.of(rulebook, rulebook.defaultWeights())));
        } catch (RulebookException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private int scoreAll(SelfAssessmentScorer scorer) {
        PrintWriter out = spec.commandLine().getOut();
        Locale locale = language.locale();
        List<ScoredAssessment> scored = new ArrayList<>();
        for (Path file : files) {
            ProblemDto problem = score(file, scorer, scored);
            if (problem != null) {
                refuse(file, problem);
            } else if (asJson) {
                ScoredAssessment one = scored.get(scored.size() - 1);
                out.println(json.writeValueAsString(EvaluationMapper.evaluation(one, locale)));
            }
        }
        if (!asJson) {
            new ScoreTable(locale).print(scored, out);
        }
        return scored.size() == files.size() ? 0 : 1;
    }

    /** What stands in the way; null if the file was scored and added. */
    private @Nullable ProblemDto score(Path file, SelfAssessmentScorer scorer, List<ScoredAssessment> scored) {
        Locale locale = language.locale();
        try {
            byte[] document = read(file);
            if (document.length > StrictJson.LONGEST_DOCUMENT) {
                return Problems.tooLarge(StrictJson.LONGEST_DOCUMENT, locale);
            }
            scored.add(scorer.score(json.readTree(document)));
            return null;
        } catch (FaultyInputException e) {
            return Problems.faultyInput(e, locale);
        } catch (JacksonException e) {
            return Problems.notJson(e, locale);
        } catch (NoSuchFileException e) {
            return Problems.unreadableFile("missing", locale);
        } catch (AccessDeniedException e) {
            return Problems.unreadableFile("denied", locale);
        } catch (IOException e) {
            return Files.isDirectory(file)
                    ? Problems.unreadableFile("folder", locale)
                    : Problems.unreadableFile("failed", locale, String.valueOf(e.getMessage()));
        }
    }

    /** The document, or as much of one that is too long as shows it. */
    private static byte[] read(Path file) throws IOException {
        if (file.toString().equals(STANDARD_INPUT)) {
            return System.in.readNBytes(StrictJson.LONGEST_DOCUMENT + 1);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(StrictJson.LONGEST_DOCUMENT + 1);
        }
    }

    private void refuse(Path file, ProblemDto problem) {
        if (asJson) {
            spec.commandLine().getOut().println(json.writeValueAsString(problem.instance(file.toString())));
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println(file + ": " + problem.getTitle() + " - " + problem.getDetail());
        problem.getErrors().forEach(fault -> err.println("  " + fault.getPointer() + "  " + fault.getDetail()));
    }
}
