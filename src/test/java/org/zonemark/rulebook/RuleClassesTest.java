package org.zonemark.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.junit.jupiter.api.Test;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.ReleaseId;

/** The classes of rules are found among what the engine makes, each with its name and its place. */
class RuleClassesTest {

    @Test
    void aClassLiesInTheFolderOfItsPackage() {
        assertThat(RuleClasses.file("org.zonemark.rules.Rules1")).isEqualTo("org/zonemark/rules/Rules1.class");
    }

    @Test
    void whatTheEngineMakesWithoutAModelIsNotUsed() {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("org.zonemark", "no-model", "1");
        try {
            KieBuilder builder =
                    services.newKieBuilder(services.newKieFileSystem().generateAndWritePomXML(release));
            InternalKieModule module =
                    (InternalKieModule) builder.buildAll(DrlProject.class).getKieModule();

            assertThatIllegalStateException()
                    .isThrownBy(() -> RuleClasses.in(module))
                    .withMessageStartingWith("the rules have no model");
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }
}
