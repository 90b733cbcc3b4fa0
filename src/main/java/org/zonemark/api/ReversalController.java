package org.zonemark.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.ReversalsApi;
import org.zonemark.api.model.NormalisationReversalDto;
import org.zonemark.api.model.OthersAfterwardsDto;
import org.zonemark.api.model.RankingWithoutDto;
import org.zonemark.api.model.SwappedPairDto;
import org.zonemark.ranking.ReversalService;
import org.zonemark.ranking.ReversalService.Without;
import org.zonemark.robustness.ReversalGuard;
import org.zonemark.robustness.ReversalGuard.Others;
import org.zonemark.words.Code;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;

/** Whether one zone changes the order of the others. */
@RestController
class ReversalController implements ReversalsApi {

    private static final Others NOTHING = new Others(0, 0, 0, List.of());

    private final ReversalService reversals;

    ReversalController(ReversalService reversals) {
        this.reversals = reversals;
    }

    @Override
    public ResponseEntity<RankingWithoutDto> readRankingWithout(String round, String zone) {
        Without without = reversals.without(round, zone);
        ReversalGuard guard = without.guard();
        Others model = guard == null ? NOTHING : guard.model();
        return ResponseEntity.ok(new RankingWithoutDto(
                without.round().id(),
                without.zone(),
                without.rank(),
                without.others(),
                model.reversed() > 0,
                ClauseMapper.words(reason(without.zone(), guard)),
                ClauseMapper.words(Phrases.phrase("reversal.moved_up", Integer.toString(model.movedUp()))),
                others(model),
                guard == null
                        ? List.of()
                        : guard.methods().stream()
                                .map(one -> new NormalisationReversalDto(
                                        NormalisationReversalDto.NormalisationEnum.fromValue(
                                                Code.of(one.normalisation())),
                                        ClauseMapper.words(one.normalisation().words()),
                                        others(one.others())))
                                .toList()));
    }

    private static Words reason(String zone, @Nullable ReversalGuard guard) {
        if (guard == null) {
            return Phrases.phrase("reversal.no_rank", zone);
        }
        Others model = guard.model();
        if (model.reversed() > 0) {
            return Phrases.phrase("reversal.changed", Long.toString(model.reversed()));
        }
        return model.parted() > 0
                ? Phrases.phrase("reversal.parted", Long.toString(model.parted()))
                : Phrases.phrase("reversal.none");
    }

    private static OthersAfterwardsDto others(Others others) {
        return new OthersAfterwardsDto(
                others.movedUp(),
                others.reversed(),
                others.parted(),
                others.pairs().stream()
                        .map(pair -> new SwappedPairDto(
                                pair.behind().code(), pair.ahead().code()))
                        .toList());
    }
}
