package org.zonemark.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.ReleaseId;

/** The engine as anyone uses it, which every other way of running rules is measured by: compiled in classic mode. */
public final class PlainSessions {

    private PlainSessions() {}

    /** The same rulebook, of which all rules run in a session. */
    public static Rulebook of(Rulebook rulebook) {
        List<DrlFile> rules = rulebook.files().keySet().stream()
                .filter(path -> path.endsWith(".drl"))
                .map(path -> SafeRules.checked(new DrlFile(path, rulebook.text(path))))
                .toList();
        return rulebook.with(new CompiledRules(compile(rules)));
    }

    static KieBase compile(List<DrlFile> rules) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("org.zonemark", "plain-sessions", "1");
        KieFileSystem sources = services.newKieFileSystem().generateAndWritePomXML(release);
        rules.forEach(file -> sources.write(
                "src/main/resources/org/zonemark/rules/" + file.path().replace('/', '_'),
                services.getResources().newByteArrayResource(file.text().getBytes(StandardCharsets.UTF_8), "UTF-8")));
        try {
            services.newKieBuilder(sources).buildAll(DrlProject.class);
            return services.newKieContainer(release).getKieBase();
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }
}
