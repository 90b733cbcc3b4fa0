package org.zonemark.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.api.contract.ScenariosApi;
import org.zonemark.api.model.CutRuleDto;
import org.zonemark.api.model.ScenarioComparisonDto;
import org.zonemark.api.model.ScenarioRequestDto;
import org.zonemark.api.model.ScenarioRequestsDto;
import org.zonemark.assessment.Fault;
import org.zonemark.ranking.ScenarioRequest;
import org.zonemark.ranking.ScenarioService;
import org.zonemark.weighting.Cut;

/** Scenarios of a round side by side. */
@RestController
class ScenarioController implements ScenariosApi {

    private static final int LONGEST_NAME = 64;

    private final ScenarioService scenarios;

    ScenarioController(ScenarioService scenarios) {
        this.scenarios = scenarios;
    }

    @Override
    public ResponseEntity<ScenarioComparisonDto> compareScenarios(String round, ScenarioRequestsDto requests) {
        List<Fault> faults = new ArrayList<>();
        List<ScenarioRequest> read = new ArrayList<>();
        for (int i = 0; i < requests.getScenarios().size(); i++) {
            ScenarioRequestDto one = requests.getScenarios().get(i);
            read.add(new ScenarioRequest(
                    FreeText.due("/scenarios/" + i + "/name", one.getName(), LONGEST_NAME, faults),
                    one.getWeightSet(),
                    one.getRulebook(),
                    !Boolean.FALSE.equals(one.getAdjustments()),
                    cut(one.getCut())));
        }
        FreeText.refuseIfFaulty(faults);
        return ResponseEntity.ok(ScenarioMapper.comparison(scenarios.compare(round, read)));
    }

    private static @Nullable Cut cut(@Nullable CutRuleDto rule) {
        return rule == null ? null : new Cut(rule.getQuotaPerProvince(), rule.getPlaces(), rule.getLeastTotal());
    }
}
