package org.zonemark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The boundaries of the modules: one way down, and a kernel that stands alone. */
@AnalyzeClasses(packages = "org.zonemark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DEPENDENCIES_RUN_DOWNHILL = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("words")
            .definedBy("org.zonemark.words..")
            .layer("rulebook")
            .definedBy("org.zonemark.rulebook..")
            .layer("scoring")
            .definedBy("org.zonemark.scoring..")
            .layer("weighting")
            .definedBy("org.zonemark.weighting..")
            .layer("robustness")
            .definedBy("org.zonemark.robustness..")
            .layer("reachable")
            .definedBy("org.zonemark.reachable..")
            .layer("improvement")
            .definedBy("org.zonemark.improvement..")
            .layer("storage")
            .definedBy("org.zonemark.storage..")
            .layer("throttle")
            .definedBy("org.zonemark.throttle..")
            .layer("audit")
            .definedBy("org.zonemark.audit..")
            .layer("account")
            .definedBy("org.zonemark.account..")
            .layer("assessment")
            .definedBy("org.zonemark.assessment..")
            .layer("sheet")
            .definedBy("org.zonemark.sheet..")
            .layer("notice")
            .definedBy("org.zonemark.notice..")
            .layer("paper")
            .definedBy("org.zonemark.paper..")
            .layer("exchange")
            .definedBy("org.zonemark.exchange..")
            .layer("version")
            .definedBy("org.zonemark.version..")
            .layer("evidence")
            .definedBy("org.zonemark.evidence..")
            .layer("notification")
            .definedBy("org.zonemark.notification..")
            .layer("round")
            .definedBy("org.zonemark.round..")
            .layer("review")
            .definedBy("org.zonemark.review..")
            .layer("voice")
            .definedBy("org.zonemark.voice..")
            .layer("ranking")
            .definedBy("org.zonemark.ranking..")
            .layer("job")
            .definedBy("org.zonemark.job..")
            .layer("plan")
            .definedBy("org.zonemark.plan..")
            .layer("publication")
            .definedBy("org.zonemark.publication..")
            .layer("pages")
            .definedBy("org.zonemark.pages..")
            .layer("api")
            .definedBy("org.zonemark.api..")
            .layer("cli")
            .definedBy("org.zonemark.cli..")
            .layer("start")
            .definedBy("org.zonemark")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("storage")
            .mayOnlyBeAccessedByLayers("audit", "assessment")
            .whereLayer("rulebook")
            .mayOnlyBeAccessedByLayers(
                    "scoring",
                    "weighting",
                    "robustness",
                    "reachable",
                    "improvement",
                    "audit",
                    "account",
                    "assessment",
                    "exchange",
                    "version",
                    "evidence",
                    "round",
                    "review",
                    "voice",
                    "ranking",
                    "plan",
                    "publication",
                    "pages",
                    "api",
                    "cli",
                    "start")
            .whereLayer("scoring")
            .mayOnlyBeAccessedByLayers(
                    "weighting",
                    "robustness",
                    "reachable",
                    "improvement",
                    "assessment",
                    "exchange",
                    "version",
                    "evidence",
                    "round",
                    "review",
                    "voice",
                    "ranking",
                    "plan",
                    "publication",
                    "pages",
                    "api",
                    "cli",
                    "start")
            .whereLayer("weighting")
            .mayOnlyBeAccessedByLayers(
                    "robustness",
                    "reachable",
                    "improvement",
                    "assessment",
                    "version",
                    "round",
                    "review",
                    "job",
                    "ranking",
                    "publication",
                    "api",
                    "cli",
                    "start")
            .whereLayer("robustness")
            .mayOnlyBeAccessedByLayers("ranking", "publication", "api", "cli", "start")
            .whereLayer("reachable")
            .mayOnlyBeAccessedByLayers("ranking", "publication", "api", "cli", "start")
            .whereLayer("improvement")
            .mayOnlyBeAccessedByLayers("ranking", "publication", "api", "cli", "start")
            .whereLayer("throttle")
            .mayOnlyBeAccessedByLayers("voice", "pages", "api", "start")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers(
                    "account",
                    "assessment",
                    "notice",
                    "version",
                    "evidence",
                    "round",
                    "review",
                    "voice",
                    "ranking",
                    "job",
                    "plan",
                    "publication",
                    "api",
                    "start")
            .whereLayer("account")
            .mayOnlyBeAccessedByLayers(
                    "notification",
                    "round",
                    "review",
                    "voice",
                    "ranking",
                    "job",
                    "plan",
                    "publication",
                    "api",
                    "pages",
                    "start")
            .whereLayer("assessment")
            .mayOnlyBeAccessedByLayers(
                    "exchange",
                    "notice",
                    "version",
                    "evidence",
                    "round",
                    "review",
                    "voice",
                    "ranking",
                    "job",
                    "plan",
                    "publication",
                    "pages",
                    "api",
                    "cli",
                    "start")
            .whereLayer("sheet")
            .mayOnlyBeAccessedByLayers("assessment", "exchange", "pages", "api")
            .whereLayer("notice")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("paper")
            .mayOnlyBeAccessedByLayers("pages")
            .whereLayer("exchange")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("version")
            .mayOnlyBeAccessedByLayers("ranking", "publication", "api", "start")
            .whereLayer("evidence")
            .mayOnlyBeAccessedByLayers("round", "review", "voice", "pages", "api", "start")
            .whereLayer("notification")
            .mayOnlyBeAccessedByLayers("round", "review", "voice", "publication", "api", "pages", "start")
            .whereLayer("round")
            .mayOnlyBeAccessedByLayers("review", "voice", "ranking", "plan", "publication", "pages", "api", "start")
            .whereLayer("review")
            .mayOnlyBeAccessedByLayers("ranking", "plan", "publication", "api", "start")
            .whereLayer("voice")
            .mayOnlyBeAccessedByLayers("review", "api", "start")
            .whereLayer("ranking")
            .mayOnlyBeAccessedByLayers("publication", "pages", "api", "cli", "start")
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("ranking", "publication", "api", "start")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("publication", "api", "start")
            .whereLayer("publication")
            .mayOnlyBeAccessedByLayers("pages", "api", "cli", "start")
            .whereLayer("pages")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("pages", "cli", "start")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("start");

    @ArchTest
    static final ArchRule MODULES_HAVE_NO_CYCLES =
            slices().matching("org.zonemark.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_KERNEL_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.zonemark.words..",
                    "org.zonemark.rulebook..",
                    "org.zonemark.scoring..",
                    "org.zonemark.weighting..",
                    "org.zonemark.robustness..",
                    "org.zonemark.reachable..",
                    "org.zonemark.improvement..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "java.net.http..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule CONTROLLERS_IMPLEMENT_THE_CONTRACT = classes()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .and()
            .resideInAPackage("org.zonemark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.zonemark.api.contract");

    @ArchTest
    static final ArchRule ONLY_REPOSITORIES_SPEAK_SQL = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .resideOutsideOfPackage("org.zonemark.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule NULLS_ARE_DECLARED = classes()
            .that()
            .resideOutsideOfPackages(
                    "org.zonemark.api.contract",
                    "org.zonemark.api.model",
                    "org.zonemark.api.config",
                    "org.zonemark.rules..")
            .should(beInANullMarkedPackage());

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_THING_IS =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)");

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        DescribedPredicate<JavaClass> marked = DescribedPredicate.describe(
                "null-marked", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
        return new ArchCondition<>("be in a package that declares its nulls") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!marked.test(type)) {
                    events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " is not in a @NullMarked package"));
                }
            }
        };
    }
}
