package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zonemark.assessment.ConflictException;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.ranking.SideBySide.Side;
import org.zonemark.round.Round;
import org.zonemark.rulebook.WeightSet;
import org.zonemark.scoring.Scorer;
import org.zonemark.version.RulebookVersionService;
import org.zonemark.version.WeightSetService;
import org.zonemark.weighting.Cut;

/** Finds the versions that scenarios name. */
@Component
class ScenarioReader {

    private final Scorers scorers;
    private final WeightSetService weightSets;
    private final RulebookVersionService rulebooks;

    ScenarioReader(Scorers scorers, WeightSetService weightSets, RulebookVersionService rulebooks) {
        this.scorers = scorers;
        this.weightSets = weightSets;
        this.rulebooks = rulebooks;
    }

    /**
     * The scenarios with what they leave out.
     *
     * @param inRound the versions of the round
     * @throws FaultyInputException with every name that comes twice, every version that is not there, and every weight set
     *     that does not fit its rulebook
     */
    List<Side> sides(Round round, Scorer inRound, List<ScenarioRequest> requests) {
        List<Fault> faults = new ArrayList<>();
        List<Side> sides = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            ScenarioRequest request = requests.get(i);
            String pointer = "/scenarios/" + i;
            if (!names.add(request.name())) {
                faults.add(Fault.at(pointer + "/name", FaultCode.DUPLICATE_ITEM, request.name(), "named_once"));
            }
            Scorer by = scorer(pointer, inRound, request, faults);
            Cut cut = Objects.requireNonNullElseGet(request.cut(), () -> CutService.cut(round));
            sides.add(new Side(request.name(), by, request.adjustments(), cut));
        }
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return sides;
    }

    private Scorer scorer(String pointer, Scorer inRound, ScenarioRequest request, List<Fault> faults) {
        Scorer rulebook = rulebook(pointer, inRound, request.rulebook(), faults);
        if (request.weightSet() != null) {
            return weighed(pointer, rulebook, request.weightSet(), faults);
        }
        WeightSet weights = inRound.weights();
        boolean legal = weights.fits(rulebook.rulebook())
                && rulebook.rulebook().weightLimits().check(weights).isEmpty();
        return legal ? rulebook.with(weights) : rulebook;
    }

    private Scorer rulebook(String pointer, Scorer inRound, @Nullable String name, List<Fault> faults) {
        if (name == null) {
            return inRound;
        }
        try {
            return scorers.ofRulebook(String.valueOf(rulebooks.sound(name).sha256()));
        } catch (NotFoundException | ConflictException e) {
            faults.add(Fault.at(pointer + "/rulebook", FaultCode.NOT_ONE_OF, name, "sound_rulebook"));
            return inRound;
        }
    }

    private Scorer weighed(String pointer, Scorer rulebook, String id, List<Fault> faults) {
        try {
            WeightSet set = weightSets.set(id).set();
            if (set.fits(rulebook.rulebook())) {
                return rulebook.with(set);
            }
            faults.add(Fault.at(
                    pointer + "/weightSet",
                    FaultCode.CONTRADICTION,
                    id,
                    "fitting_weights",
                    rulebook.rulebook().version()));
        } catch (NotFoundException e) {
            faults.add(Fault.at(pointer + "/weightSet", FaultCode.NOT_ONE_OF, id, "stored_weights"));
        }
        return rulebook;
    }
}
