package org.zonemark.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.zonemark.account.CurrentActor;
import org.zonemark.api.contract.WeightsApi;
import org.zonemark.api.model.BecauseDto;
import org.zonemark.api.model.NewWeightDto;
import org.zonemark.api.model.NewWeightSetDto;
import org.zonemark.api.model.PublicationDto;
import org.zonemark.api.model.WeightSetDetailDto;
import org.zonemark.api.model.WeightSetDiffDto;
import org.zonemark.api.model.WeightSetEditDto;
import org.zonemark.api.model.WeightSetSummaryDto;
import org.zonemark.assessment.Fault;
import org.zonemark.assessment.NotFoundException;
import org.zonemark.assessment.Scorers;
import org.zonemark.version.WeightSetApproval;
import org.zonemark.version.WeightSetEdit;
import org.zonemark.version.WeightSetEdit.NewWeight;
import org.zonemark.version.WeightSetService;
import org.zonemark.version.WeightSetState;
import org.zonemark.version.WeightSetVersion;
import org.zonemark.words.Phrases;
import org.zonemark.words.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Weight sets, from draft to force. */
@RestController
class WeightsController implements WeightsApi {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_REASON = 2000;

    private final WeightSetService sets;
    private final WeightSetApproval approval;
    private final Scorers scorers;
    private final DraftReaders draftReaders;
    private final CurrentActor currentActor;

    WeightsController(
            WeightSetService sets,
            WeightSetApproval approval,
            Scorers scorers,
            DraftReaders draftReaders,
            CurrentActor currentActor) {
        this.sets = sets;
        this.approval = approval;
        this.scorers = scorers;
        this.draftReaders = draftReaders;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<List<WeightSetSummaryDto>> listWeightSets() {
        return ResponseEntity.ok(sets.sets().stream()
                .filter(this::isVisible)
                .map(WeightSetMapper::summary)
                .toList());
    }

    @Override
    public ResponseEntity<WeightSetDetailDto> readWeightSetInForce(@Nullable LocalDate date) {
        return answer(sets.inForceOn(date));
    }

    @Override
    public ResponseEntity<WeightSetDetailDto> readWeightSet(String set) {
        WeightSetVersion found = sets.set(set);
        if (!isVisible(found)) {
            throw new NotFoundException(Phrases.phrase("problem.no_weight_set", set));
        }
        return answer(found);
    }

    @Override
    public ResponseEntity<WeightSetDetailDto> createWeightSet(NewWeightSetDto sent) {
        List<Fault> faults = new ArrayList<>();
        Words title = Wordings.due("/title", sent.getTitle(), LONGEST_TITLE, faults);
        Words reason = Wordings.due("/reason", sent.getReason(), LONGEST_REASON, faults);
        FreeText.refuseIfFaulty(faults);
        return answer(sets.create(actor(), sent.getId(), sent.getBase(), title, reason));
    }

    @Override
    public ResponseEntity<WeightSetDetailDto> changeWeightSet(
            String set, WeightSetEditDto sent, @Nullable String ifMatch) {
        return answer(sets.change(actor(), set, Version.required(ifMatch), edit(sent)));
    }

    @Override
    public ResponseEntity<WeightSetDetailDto> submitWeightSet(String set) {
        return answer(approval.submit(actor(), set));
    }

    @Override
    public ResponseEntity<WeightSetDetailDto> approveWeightSet(String set, @Nullable String ifMatch) {
        return answer(approval.approve(actor(), set, Version.ifAny(ifMatch)));
    }

    @Override
    public ResponseEntity<WeightSetDetailDto> giveBackWeightSet(String set, BecauseDto because) {
        List<Fault> faults = new ArrayList<>();
        String reason = FreeText.due("/reason", because.getReason(), LONGEST_REASON, faults);
        FreeText.refuseIfFaulty(faults);
        return answer(approval.giveBack(actor(), set, reason));
    }

    @Override
    public ResponseEntity<WeightSetDetailDto> publishWeightSet(String set, PublicationDto publication) {
        return answer(approval.publish(actor(), set, publication.getInForceFrom()));
    }

    @Override
    public ResponseEntity<WeightSetDiffDto> diffWeightSets(String set, String other) {
        WeightSetService.Diff diff = sets.diff(set, other);
        return ResponseEntity.ok(new WeightSetDiffDto(
                EvaluationMapper.version(diff.first().set()),
                EvaluationMapper.version(diff.second().set()),
                diff.changes().stream().map(WeightSetMapper::change).toList()));
    }

    private static WeightSetEdit edit(WeightSetEditDto sent) {
        List<Fault> faults = new ArrayList<>();
        List<NewWeightDto> weights = sent.getWeights() == null ? List.of() : sent.getWeights();
        List<NewWeight> read = IntStream.range(0, weights.size())
                .mapToObj(i -> new NewWeight(
                        weights.get(i).getAbout(),
                        weights.get(i).getWeight(),
                        FreeText.optional(
                                "/weights/" + i + "/reason", weights.get(i).getReason(), LONGEST_REASON, faults)))
                .toList();
        JsonNode origin = sent.getOrigin() == null || sent.getOrigin().isEmpty()
                ? null
                : JsonMapper.shared().valueToTree(sent.getOrigin());
        WeightSetEdit edit = new WeightSetEdit(
                Wordings.optional("/title", sent.getTitle(), LONGEST_TITLE, faults),
                Wordings.optional("/reason", sent.getReason(), LONGEST_REASON, faults),
                origin,
                read);
        FreeText.refuseIfFaulty(faults);
        return edit;
    }

    private ResponseEntity<WeightSetDetailDto> answer(WeightSetVersion set) {
        Locale locale = LocaleContextHolder.getLocale();
        return ResponseEntity.ok()
                .eTag(Version.tag(set.version()))
                .body(WeightSetMapper.detail(
                        set, sets.brokenLimits(set.set()), scorers.rulebook(), draftReaders.includeCaller(), locale));
    }

    private boolean isVisible(WeightSetVersion set) {
        return set.state() == WeightSetState.PUBLISHED || draftReaders.includeCaller();
    }

    private String actor() {
        return currentActor.require().name();
    }
}
