package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.rulebook.Criterion;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.weighting.InconsistentJudgementsException;
import org.zonemark.weighting.PairwiseMatrix;
import org.zonemark.weighting.Priorities;
import org.zonemark.weighting.RandomIndex;
import org.zonemark.weighting.Revision;
import org.zonemark.weighting.UnconnectedItemsException;
import org.zonemark.weighting.Vote;
import org.zonemark.words.Numbers;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Reads reviewers' judgements into matrices, each reviewer's own held to being consistent and so the merged ones. */
final class JudgementMatrices {

    private static final double THOUSANDTH = 1000;

    private final Rulebook rulebook;
    private final RandomIndex table;
    private final List<Fault> faults = new ArrayList<>();

    JudgementMatrices(Rulebook rulebook, RandomIndex table) {
        this.rulebook = rulebook;
        this.table = table;
    }

    /**
     * What the judgements of all come to, by what they are about.
     *
     * @throws FaultyInputException with every matrix that cannot be used, and why
     */
    Map<String, Priorities> priorities(List<ReviewerJudgements> reviewers) {
        Map<String, List<Vote>> votes = new LinkedHashMap<>();
        for (int r = 0; r < reviewers.size(); r++) {
            ReviewerJudgements reviewer = reviewers.get(r);
            Set<String> seen = new HashSet<>();
            for (int m = 0; m < reviewer.matrices().size(); m++) {
                ReviewerJudgements.Matrix matrix = reviewer.matrices().get(m);
                String pointer = "/reviewers/" + r + "/matrices/" + m;
                if (!seen.add(matrix.about())) {
                    faults.add(Fault.at(pointer + "/about", FaultCode.DUPLICATE_ITEM, matrix.about(), "named_once"));
                } else {
                    vote(pointer, reviewer, matrix, votes);
                }
            }
        }
        refuseIfFaulty();
        Map<String, Priorities> merged = new LinkedHashMap<>();
        votes.forEach((about, all) -> merge(about, all, merged));
        refuseIfFaulty();
        return merged;
    }

    private void vote(
            String pointer,
            ReviewerJudgements reviewer,
            ReviewerJudgements.Matrix matrix,
            Map<String, List<Vote>> votes) {
        List<String> items = items(matrix.about());
        if (items.isEmpty()) {
            String known = ReviewerJudgements.DIMENSIONS + ", " + String.join(", ", dimensions());
            faults.add(Fault.at(pointer + "/about", FaultCode.NOT_ONE_OF, matrix.about(), "one_of", known));
            return;
        }
        try {
            PairwiseMatrix own = PairwiseMatrix.of(items, matrix.judgements());
            own.acceptedPriorities(table);
            votes.computeIfAbsent(matrix.about(), about -> new ArrayList<>())
                    .add(new Vote(reviewer.reviewer(), reviewer.power(), own));
        } catch (InconsistentJudgementsException e) {
            faults.add(inconsistent(pointer, e));
        } catch (UnconnectedItemsException e) {
            faults.add(fault(
                    pointer,
                    "fault.unconnected",
                    e.groups().stream().map(group -> String.join(", ", group)).toList()));
        } catch (IllegalArgumentException e) {
            faults.add(fault(pointer, "fault.bad_judgements", e.getMessage()));
        }
    }

    private void merge(String about, List<Vote> votes, Map<String, Priorities> merged) {
        try {
            merged.put(about, PairwiseMatrix.merged(votes).acceptedPriorities(table));
        } catch (InconsistentJudgementsException e) {
            faults.add(inconsistent("/merged/" + about, e));
        }
    }

    private List<String> items(String about) {
        if (about.equals(ReviewerJudgements.DIMENSIONS)) {
            return dimensions();
        }
        return rulebook.criteria().stream()
                .filter(one -> one.carriesWeight() && one.dimension().id().equals(about))
                .map(Criterion::id)
                .toList();
    }

    private List<String> dimensions() {
        return rulebook.dimensions().stream().map(Dimension::id).toList();
    }

    private static Fault inconsistent(String pointer, InconsistentJudgementsException e) {
        Revision first = e.lookFirst();
        return fault(
                pointer,
                "fault.inconsistent",
                shown(e.priorities().ratio()),
                shown(e.priorities().mostRatio()),
                first.given().item(),
                first.given().over(),
                shown(first.given().ratio()),
                shown(first.nearestOnScale()));
    }

    private static Fault fault(String pointer, String key, Object... arguments) {
        Words expected = Phrases.phrase("expected.consistent_judgements");
        return new Fault(FaultCode.BAD_JUDGEMENTS, pointer, null, null, expected, Phrases.phrase(key, arguments));
    }

    private static String shown(double number) {
        return Numbers.plain(Math.round(number * THOUSANDTH) / THOUSANDTH);
    }

    private void refuseIfFaulty() {
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
    }
}
