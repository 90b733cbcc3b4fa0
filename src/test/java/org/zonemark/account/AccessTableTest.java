package org.zonemark.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zonemark.account.AccessTable.Verdict;
import org.zonemark.account.AccessTable.ZonePlace;
import org.zonemark.api.Operation;

/** {@code access.yaml} names what there is, and {@link AccessTable} reads it as its head says. */
class AccessTableTest {

    private static final ZonePlace OWN = new ZonePlace("demo-hb-01", "湖北", "武汉");
    private static final ZonePlace SAME_CITY = new ZonePlace("demo-hb-09", "湖北", "武汉");
    private static final ZonePlace SAME_PROVINCE = new ZonePlace("demo-hb-02", "湖北", "宜昌");
    private static final ZonePlace FAR = new ZonePlace("demo-sh-01", "上海", "上海");

    private final AccessTable table = AccessTable.load();

    @Test
    void everyOperationOfTheContractStandsInTheTableAndTheOtherWayRound() {
        assertThat(table.operations())
                .containsExactlyInAnyOrderElementsOf(
                        Operation.all().stream().map(Operation::id).toList());
    }

    @Test
    void whatTheContractOpensTheTableOpensAndTheOtherWayRound() {
        assertThat(table.operations().stream().filter(table::isOpen))
                .containsExactlyInAnyOrderElementsOf(Operation.all().stream()
                        .filter(Operation::open)
                        .map(Operation::id)
                        .toList());
    }

    @Test
    void everyRowSaysAnyoneOrNamesRolesOnceEachAndNothingElse() {
        String roles = Stream.of(Role.values()).map(Role::code).collect(Collectors.joining("|"));
        AccessRows.all().forEach((operation, who) -> {
            if (who instanceof Collection<?> entries) {
                List<String> texts = entries.stream().map(String.class::cast).toList();
                assertThat(texts).as(operation).isNotEmpty().allMatch(text -> text.matches("(" + roles + ")( own)?"));
                assertThat(texts.stream().map(text -> text.split(" ")[0]))
                        .as(operation)
                        .doesNotHaveDuplicates();
            } else {
                assertThat(who).as(operation).isEqualTo("anyone");
            }
        });
    }

    @Test
    void onlyRolesThatHaveAPlaceAreHeldToTheirOwn() {
        Set<String> placed = Set.of("zone_editor own", "zone_signer own", "city own", "province own");
        AccessRows.all().values().stream()
                .filter(Collection.class::isInstance)
                .flatMap(who -> ((Collection<?>) who).stream())
                .map(String.class::cast)
                .filter(entry -> entry.endsWith(" own"))
                .forEach(entry -> assertThat(placed).contains(entry));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x: [city other]",
                "x: [city owns]",
                "x: [city own zone]",
                "x: [city all]",
                "x: [city, city own]",
                "x: [mayor]",
                "x: everyone",
                "x:"
            })
    void whatMeansNothingIsRefusedAndNotReadAsEveryZone(String row) {
        assertThatThrownBy(() -> AccessTable.read(new StringReader(row))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleCanSayWhoItIs(Role role) {
        assertThat(table.rolesFor("readMe")).contains(role);
        assertThat(table.verdict("readMe", actor(role), false, null)).isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        // role, own zone, another in its city, another in its province, far away
        "ZONE_EDITOR, ALLOWED, NOT_OWN, NOT_OWN, NOT_OWN",
        "ZONE_SIGNER, ALLOWED, NOT_OWN, NOT_OWN, NOT_OWN",
        "CITY, ALLOWED, ALLOWED, NOT_OWN, NOT_OWN",
        "PROVINCE, ALLOWED, ALLOWED, ALLOWED, NOT_OWN",
        "EXPERT, ALLOWED, ALLOWED, ALLOWED, ALLOWED",
        "MINISTRY, ALLOWED, ALLOWED, ALLOWED, ALLOWED",
        "AUDITOR, ALLOWED, ALLOWED, ALLOWED, ALLOWED",
        "ADMINISTRATOR, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN"
    })
    void whoMayReadWhichZone(Role role, Verdict own, Verdict sameCity, Verdict sameProvince, Verdict far) {
        assertThat(Stream.of(OWN, SAME_CITY, SAME_PROVINCE, FAR).map(zone -> verdict("readZone", role, zone)))
                .containsExactly(own, sameCity, sameProvince, far);
    }

    @ParameterizedTest
    @EnumSource
    void aZoneThatDoesNotExistIsLikeOneThatIsNotOnesOwn(Role role) {
        Verdict far = verdict("readZone", role, FAR);
        assertThat(table.verdict("readZone", actor(role), true, null)).isEqualTo(far);
    }

    @ParameterizedTest
    @CsvSource({
        "submit, ZONE_SIGNER",
        "saveSelfAssessment, ZONE_EDITOR",
        "passFirstCheck, CITY",
        "recommend, PROVINCE",
        "decide, MINISTRY",
        "saveAccount, ADMINISTRATOR"
    })
    void someOperationsAreOfOneRoleAlone(String operation, Role only) {
        assertThat(table.rolesFor(operation)).containsExactly(only);
        for (Role role : Role.values()) {
            assertThat(verdict(operation, role, OWN)).isEqualTo(role == only ? Verdict.ALLOWED : Verdict.FORBIDDEN);
        }
    }

    @Test
    void anAuditorChangesNothingButTheOwnAccount() {
        Set<String> changing = Operation.all().stream()
                .filter(operation -> operation.changes() && !operation.open())
                .map(Operation::id)
                .filter(operation -> table.rolesFor(operation).contains(Role.AUDITOR))
                .collect(Collectors.toSet());
        // What reckons with a body stores nothing.
        assertThat(changing)
                .allSatisfy(operation ->
                        assertThat(operation).matches("(change|revoke|read|mark)My[A-Z].*|compareScenarios|findWayUp"));
    }

    @Test
    void anyoneMayDoWhatIsOpenAndNobodyAnythingElse() {
        assertThat(table.verdict("score", null, false, null)).isEqualTo(Verdict.ALLOWED);
        assertThat(table.verdict("score", actor(Role.AUDITOR), false, null)).isEqualTo(Verdict.ALLOWED);
        assertThat(table.verdict("readZone", null, true, OWN)).isEqualTo(Verdict.LOGIN_NEEDED);
        assertThat(table.verdict("readZone", null, true, null)).isEqualTo(Verdict.LOGIN_NEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void anOperationThatTheTableDoesNotNameIsOpenToNobody(Role role) {
        assertThat(table.verdict("nothing", actor(role), false, null)).isEqualTo(Verdict.FORBIDDEN);
        assertThat(table.verdict("nothing", null, false, null)).isEqualTo(Verdict.LOGIN_NEEDED);
        assertThat(table.isOpen("nothing")).isFalse();
        assertThat(table.rolesFor("nothing")).isEmpty();
    }

    @Test
    void withTwoRolesTheFartherOneCounts() {
        Actor both = new Actor("both", Set.of(Role.ZONE_EDITOR, Role.EXPERT), OWN.code(), null, null, true);
        assertThat(table.verdict("readZone", both, true, FAR)).isEqualTo(Verdict.ALLOWED);
        assertThat(table.verdict("saveSelfAssessment", both, true, FAR)).isEqualTo(Verdict.NOT_OWN);
    }

    @Test
    void anAccountWithoutAPlaceOwnsNothing() {
        for (Role role : List.of(Role.ZONE_EDITOR, Role.ZONE_SIGNER, Role.CITY, Role.PROVINCE)) {
            Actor nowhere = new Actor("nowhere", Set.of(role), null, null, null, true);
            assertThat(table.verdict("readZone", nowhere, true, OWN)).isEqualTo(Verdict.NOT_OWN);
        }
        Actor noCity = new Actor("no city", Set.of(Role.CITY), null, "湖北", null, true);
        assertThat(table.verdict("readZone", noCity, true, OWN)).isEqualTo(Verdict.NOT_OWN);
    }

    @Test
    void aCityOfTheSameNameInAnotherProvinceIsAnotherCity() {
        ZonePlace other = new ZonePlace("demo-sh-09", "上海", "武汉");
        assertThat(verdict("readZone", Role.CITY, other)).isEqualTo(Verdict.NOT_OWN);
    }

    private Verdict verdict(String operation, Role role, ZonePlace zone) {
        return table.verdict(operation, actor(role), true, zone);
    }

    private static Actor actor(Role role) {
        return switch (role) {
            case ZONE_EDITOR, ZONE_SIGNER -> new Actor("a", Set.of(role), OWN.code(), null, null, true);
            case CITY -> new Actor("a", Set.of(role), null, OWN.province(), OWN.city(), true);
            case PROVINCE -> new Actor("a", Set.of(role), null, OWN.province(), null, true);
            case EXPERT, MINISTRY, AUDITOR, ADMINISTRATOR -> new Actor("a", Set.of(role), null, null, null, true);
        };
    }
}
