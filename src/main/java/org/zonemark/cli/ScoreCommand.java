package org.zonemark.cli;

import java.io.IOException;
import java.io.PrintWriter;
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
        description = "Scores self-assessments (JSON files, one self-assessment each).")
final class ScoreCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A self-assessment, as POST /api/v1/score takes it.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print one evaluation or problem a line, for machines.")
    private boolean asJson;

    @Option(names = "--rulebook", paramLabel = "FOLDER", description = "Use the rulebook in this folder.")
    private @Nullable Path rulebookFolder;

    @Option(
            names = "--language",
            paramLabel = "zh|en",
            description = "Language of the words; Chinese unless the system speaks English.")
    private @Nullable String language;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final JsonMapper json = StrictJson.mapper();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = rulebookFolder;
        try (Rulebook rulebook = folder == null ? RulebookLoader.bundled() : RulebookLoader.fromFolder(folder)) {
            return scoreAll(new SelfAssessmentScorer(Scorer.of(rulebook, rulebook.defaultWeights())), out, err);
        } catch (RulebookException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int scoreAll(SelfAssessmentScorer scorer, PrintWriter out, PrintWriter err) {
        Locale locale = locale();
        List<ScoredAssessment> scored = new ArrayList<>();
        int refused = 0;
        for (Path file : files) {
            try {
                ScoredAssessment one = scorer.score(json.readTree(Files.readAllBytes(file)));
                scored.add(one);
                if (asJson) {
                    out.println(json.writeValueAsString(EvaluationMapper.evaluation(one, locale)));
                }
            } catch (FaultyInputException e) {
                refused++;
                refuse(file, Problems.faultyInput(e.faults(), locale), out, err);
            } catch (JacksonException e) {
                refused++;
                refuse(file, Problems.notJson(e, locale), out, err);
            } catch (IOException e) {
                refused++;
                err.println(file + ": " + (e instanceof NoSuchFileException ? "no such file" : e.toString()));
            }
        }
        if (!asJson) {
            new ScoreTable(locale).print(scored, out);
        }
        return refused == 0 ? 0 : 1;
    }

    private void refuse(Path file, ProblemDto problem, PrintWriter out, PrintWriter err) {
        if (asJson) {
            out.println(json.writeValueAsString(problem.instance(file.toString())));
            return;
        }
        err.println(file + ": " + problem.getTitle() + " - " + problem.getDetail());
        problem.getErrors().forEach(fault -> err.println("  " + fault.getPointer() + "  " + fault.getDetail()));
    }

    private Locale locale() {
        String wanted = language == null ? Locale.getDefault().getLanguage() : language;
        return wanted.equals("en") ? Locale.ENGLISH : Locale.CHINESE;
    }
}
