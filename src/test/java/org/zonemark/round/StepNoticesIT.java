package org.zonemark.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zonemark.MovableClock;
import org.zonemark.account.Actor;
import org.zonemark.account.Role;
import org.zonemark.assessment.AssessmentService;
import org.zonemark.notification.Inboxes;
import org.zonemark.notification.Notice;
import org.zonemark.notification.NoticeKind;
import org.zonemark.notification.ServiceWithMail;
import org.zonemark.round.Application.Note;
import org.zonemark.round.Round.Plan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServiceWithMail
class StepNoticesIT {

    private static final String ZONE = "demo-hb-01";
    private static final AtomicInteger YEARS = new AtomicInteger(2030);

    @Autowired
    private AssessmentService assessments;

    @Autowired
    private RoundService rounds;

    @Autowired
    private ApplicationService applications;

    @Autowired
    private Inboxes inboxes;

    @Autowired
    private MovableClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    private String round;

    @BeforeEach
    void begin() {
        inboxes.empty();
        clock.stopAt(ServiceWithMail.START);
        inboxes.account("editor", Role.ZONE_EDITOR, ZONE, null, null);
        inboxes.account("signer", Role.ZONE_SIGNER, ZONE, null, null);
        inboxes.account("neighbour", Role.ZONE_EDITOR, "demo-hb-02", null, null);
        inboxes.account("wuhan", Role.CITY, null, "湖北", "武汉");
        inboxes.account("yichang", Role.CITY, null, "湖北", "宜昌");
        inboxes.account("hubei", Role.PROVINCE, null, "湖北", null);
        inboxes.account("hunan", Role.PROVINCE, null, "湖南", null);
        inboxes.account("expert", Role.EXPERT);
        inboxes.account("ministry", Role.MINISTRY);
        inboxes.account("auditor", Role.AUDITOR);
    }

    @Test
    void aSubmissionIsToldToTheCityAndToTheOthersOfTheZone() {
        open(Set.of());
        submit();
        assertThat(subjects("editor")).containsExactly("江城示例经济技术开发区：申报已提交");
        assertThat(subjects("wuhan")).containsExactly("江城示例经济技术开发区：等待初审");
        assertNothing("signer", "neighbour", "yichang", "hubei", "expert", "ministry", "auditor");
    }

    @Test
    void everyRungIsToldToWhoeverTakesTheNextStep() {
        open(Set.of());
        submit();
        take("wuhan", Role.CITY, Step.PASS_FIRST_CHECK);
        assertThat(subjects("hubei")).containsExactly("江城示例经济技术开发区：等待审核推荐");
        take("hubei", Role.PROVINCE, Step.RECOMMEND);
        assertThat(subjects("ministry")).containsExactly("江城示例经济技术开发区：等待形式审查");
        take("ministry", Role.MINISTRY, Step.PASS_FORMAL_CHECK);
        assertThat(subjects("expert")).containsExactly("江城示例经济技术开发区：等待专家评审");
        take("ministry", Role.MINISTRY, Step.PASS_EXPERT_REVIEW);
        assertThat(subjects("signer"))
                .containsExactly("江城示例经济技术开发区：专家评审已完成", "江城示例经济技术开发区：形式审查已通过", "江城示例经济技术开发区：已获推荐", "江城示例经济技术开发区：初审已通过");
        assertThat(subjects("editor")).hasSize(5);
        assertThat(subjects("wuhan")).hasSize(1);
        assertNothing("neighbour", "yichang", "hunan", "auditor");
    }

    @Test
    void whereARungIsLeftOutTheNextOneIsTold() {
        open(Set.of(Rung.FIRST_CHECK, Rung.FORMAL_CHECK, Rung.EXPERT_REVIEW));
        submit();
        assertNothing("wuhan");
        assertThat(subjects("hubei")).containsExactly("江城示例经济技术开发区：等待审核推荐");
        take("hubei", Role.PROVINCE, Step.RECOMMEND);
        assertThat(subjects("ministry")).containsExactly("江城示例经济技术开发区：等待评审决定");
        assertNothing("expert");
    }

    @Test
    void aReturnIsToldWithItsReasonDeadlineAndNotesInBothLanguages() {
        open(Set.of());
        submit();
        StepDetails details = new StepDetails(
                "数据有误",
                false,
                null,
                LocalDate.of(2026, 5, 20),
                List.of(new Note("A2-1.2.2", "与年报不一致"), new Note("A2-2.1.8", "缺少证明")));
        applications.take(actor("wuhan", Role.CITY), round, ZONE, Step.RETURN_FOR_CORRECTION, details);
        Notice notice = inboxes.all("signer").get(0).notice();
        assertThat(notice.kind()).isEqualTo(NoticeKind.RETURNED);
        assertThat(notice.link()).isEqualTo("/rounds/" + round + "/applications/" + ZONE);
        assertThat(notice.body().zh())
                .isEqualTo("开发区江城示例经济技术开发区（demo-hb-01），评审轮次“一轮”：申报退回补正。\n理由：数据有误\n"
                        + "请在2026-05-20（北京时间）以前（含当日）补正后重新提交。\nA2-1.2.2：与年报不一致\nA2-2.1.8：缺少证明");
        assertThat(notice.body().en())
                .isEqualTo("Zone 江城示例经济技术开发区 (demo-hb-01), round \"一轮\": application returned for correction.\n"
                        + "Reason: 数据有误\nCorrect it and submit it again by 2026-05-20, Beijing time.\n"
                        + "A2-1.2.2: 与年报不一致\nA2-2.1.8: 缺少证明");
        assertThat(subjects("wuhan")).containsExactly("江城示例经济技术开发区：等待初审");
    }

    @Test
    void aDecisionIsToldWithWhatItIs() {
        open(Set.of(Rung.FIRST_CHECK, Rung.RECOMMENDATION, Rung.FORMAL_CHECK, Rung.EXPERT_REVIEW));
        submit();
        StepDetails details = new StepDetails("名额已满", false, false, null, List.of());
        applications.take(actor("ministry", Role.MINISTRY), round, ZONE, Step.DECIDE, details);
        assertThat(inboxes.all("signer").get(0).notice().body().en()).endsWith("Decision: not accepted.\nReason: 名额已满");
    }

    @Test
    void aStepThatIsTakenBackIsToldToNobody() {
        open(Set.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    submit();
                    throw new IllegalStateException("the server stops");
                }));
        assertNothing("editor", "wuhan");
        assertThat(inboxes.mails("DUE")).isZero();
        assertThat(applications.application(round, ZONE).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void aClosedAccountIsToldNothingAndMailFollowsTheInbox() {
        open(Set.of());
        inboxes.disable("editor");
        submit();
        assertNothing("editor");
        assertThat(inboxes.mails("DUE")).isEqualTo(1);
    }

    private void open(Set<Rung> leftOut) {
        int year = YEARS.incrementAndGet();
        JsonNode sample = sample();
        assessments.register("system", ZONE, sample.path("zone"));
        JsonNode draft = ((ObjectNode) sample).put("year", year);
        assessments.save("editor", ZONE, year, draft, null);
        round = "round-" + year;
        LocalDate from = LocalDate.of(2026, 5, 1);
        rounds.plan(
                "ministry",
                round,
                new Plan("一轮", year, from, from.plusMonths(1), List.of(), List.of(), null, null, null, leftOut),
                null);
        rounds.open("ministry", round);
    }

    private static JsonNode sample() {
        return JsonMapper.shared().readTree(Path.of("samples", "zones", ZONE + ".json"));
    }

    private void submit() {
        StepDetails pledge = new StepDetails(null, true, null, null, List.of());
        applications.take(actor("signer", Role.ZONE_SIGNER), round, ZONE, Step.SUBMIT, pledge);
    }

    private void take(String name, Role role, Step step) {
        applications.take(actor(name, role), round, ZONE, step, new StepDetails(null, false, null, null, List.of()));
    }

    private static Actor actor(String name, Role role) {
        return new Actor(name, Set.of(role), ZONE, "湖北", "武汉", true);
    }

    private List<String> subjects(String account) {
        return inboxes.all(account).stream()
                .map(one -> one.notice().subject().zh())
                .toList();
    }

    private void assertNothing(String... accounts) {
        for (String account : accounts) {
            assertThat(inboxes.keys(account)).as(account).isEmpty();
        }
    }
}
