package org.zonemark.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.CutsApi;
import org.zonemark.api.model.RoundCutDto;
import org.zonemark.api.model.TieChoiceDto;
import org.zonemark.ranking.CutService;

/** The cut of a round, and decisions on ties at its lines. */
@RestController
class CutController implements CutsApi {

    private final CutService cuts;
    private final CurrentActor currentActor;

    CutController(CutService cuts, CurrentActor currentActor) {
        this.cuts = cuts;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<RoundCutDto> readCut(String round) {
        return ResponseEntity.ok(CutMapper.cut(cuts.drawn(round)));
    }

    @Override
    public ResponseEntity<RoundCutDto> decideTie(
            String round, String tie, TieChoiceDto choice, @Nullable String ifMatch) {
        Integer version = Version.ifAny(ifMatch);
        String actor = currentActor.require().name();
        return ResponseEntity.ok(CutMapper.cut(cuts.decide(actor, round, tie, version, CutMapper.choice(choice))));
    }
}
