package org.zonemark.ranking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.FaultCode;
import org.zonemark.assessment.FaultyInputException;
import org.zonemark.ranking.RoundCut.Tie;
import org.zonemark.ranking.TieDecision.Choice;
import org.zonemark.rulebook.Dimension;
import org.zonemark.rulebook.Rulebook;
import org.zonemark.weighting.TieBreak;
import org.zonemark.weighting.TieRule;

/** Holds what somebody chose for a tie to what its rule makes of the figures. */
final class TieSettlement {

    private final Rulebook rulebook;
    private final Tie tie;
    private final List<Fault> faults = new ArrayList<>();

    TieSettlement(Rulebook rulebook, Tie tie) {
        this.rulebook = rulebook;
        this.tie = tie;
    }

    /**
     * The choice with its order.
     *
     * @throws FaultyInputException if it does not settle the tie, or says another order than its rule
     */
    Choice settled(Choice choice) {
        if (choice.rule() != TieRule.ONE_DIMENSION && choice.dimension() != null) {
            faults.add(Fault.at("/dimension", FaultCode.CONTRADICTION, choice.dimension(), "no_dimension"));
        }
        List<String> order = choice.rule().isComputed() ? computed(choice) : judged(choice.zones());
        if (!faults.isEmpty()) {
            throw new FaultyInputException(faults);
        }
        return new Choice(choice.rule(), choice.dimension(), order, choice.reason());
    }

    private List<String> judged(List<String> zones) {
        List<String> all = tie.tie().codes();
        if (zones.size() != all.size() || !new HashSet<>(zones).equals(new HashSet<>(all))) {
            String received = zones.isEmpty() ? null : String.join(", ", zones);
            faults.add(Fault.at(
                    "/zones",
                    received == null ? FaultCode.REQUIRED : FaultCode.DIFFERS,
                    received,
                    "all_zones_of_tie",
                    String.join(", ", all)));
        }
        return zones;
    }

    private List<String> computed(Choice choice) {
        Optional<TieBreak> made = choice.rule() == TieRule.ONE_DIMENSION
                ? dimension(choice)
                        .map(one -> TieBreak.byDimension(
                                tie.tie(), one, rulebook.sizes().equalWithin()))
                : Optional.of(Objects.requireNonNull(tie.orders().get(choice.rule())));
        made.ifPresent(order -> check(choice, order));
        return made.map(TieBreak::order).orElse(List.of());
    }

    private void check(Choice choice, TieBreak made) {
        String right =
                made.groups().stream().map(group -> String.join(" = ", group)).collect(Collectors.joining(", "));
        if (!made.settles()) {
            faults.add(Fault.at(
                    "/rule",
                    FaultCode.DOES_NOT_SETTLE,
                    choice.rule().code(),
                    "rule_that_separates",
                    right,
                    tie.tie().seats()));
        } else if (!choice.zones().isEmpty() && !made.allows(choice.zones())) {
            faults.add(
                    Fault.at("/zones", FaultCode.DIFFERS, String.join(", ", choice.zones()), "computed_order", right));
        }
    }

    private Optional<Dimension> dimension(Choice choice) {
        Optional<Dimension> named = rulebook.dimensions().stream()
                .filter(one -> one.id().equals(choice.dimension()))
                .findFirst();
        if (named.isEmpty()) {
            String known = rulebook.dimensions().stream().map(Dimension::id).collect(Collectors.joining(", "));
            faults.add(Fault.at(
                    "/dimension",
                    choice.dimension() == null ? FaultCode.REQUIRED : FaultCode.NOT_ONE_OF,
                    choice.dimension(),
                    "one_of",
                    known));
        }
        return named;
    }
}
