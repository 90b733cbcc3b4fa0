package org.zonemark.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Compiles DRL files: first in the engine's classic mode, whose errors name the line, then into the executable model,
 * whose classes are what runs.
 */
final class RuleCompiler {

    private static final String PACKAGE = "org/zonemark/rules/";
    private static final String SOURCES = "src/main/resources/" + PACKAGE;

    private static final ClassLoader CLASSES = RuleCompiler.class.getClassLoader();

    /** The engine keeps modules by name until they are taken away, and no two builds may meet there. */
    private static final AtomicLong BUILDS = new AtomicLong();

    private RuleCompiler() {}

    /**
     * Rules ready to fire. The classes that came with the program are used where they were made of these same rules.
     *
     * @throws RulebookException if any file does not compile, with every error that the compiler found
     */
    static CompiledRules compile(List<DrlFile> files) {
        return new CompiledRules(
                RulesAhead.of(files).orElseGet(() -> generate(files).model(CLASSES)));
    }

    /**
     * The classes of the executable model.
     *
     * @throws RulebookException if any file does not compile
     */
    static RuleClasses generate(List<DrlFile> files) {
        build(files, DrlProject.class, module -> module);
        return build(files, ExecutableModelProject.class, RuleClasses::in);
    }

    private static <T> T build(
            List<DrlFile> files, Class<? extends KieBuilder.ProjectType> mode, Function<InternalKieModule, T> use) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId("org.zonemark", "rulebook-" + BUILDS.incrementAndGet(), "1");
        try {
            return use.apply(build(services, release, files, mode));
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    private static InternalKieModule build(
            KieServices services,
            ReleaseId release,
            List<DrlFile> files,
            Class<? extends KieBuilder.ProjectType> mode) {
        KieFileSystem sources = services.newKieFileSystem();
        sources.generateAndWritePomXML(release);
        for (DrlFile file : files) {
            sources.write(
                    SOURCES + flat(file.path()),
                    services.getResources()
                            .newByteArrayResource(file.text().getBytes(StandardCharsets.UTF_8), "UTF-8"));
        }
        KieBuilder builder = services.newKieBuilder(sources, CLASSES);
        List<RulebookFault> faults = new ArrayList<>();
        try {
            builder.buildAll(mode);
            builder.getResults().getMessages(Message.Level.ERROR).forEach(message -> faults.add(fault(message, files)));
        } catch (RuntimeException e) {
            faults.add(new RulebookFault("(rules)", 0, "the rule compiler failed: " + e));
        }
        if (!faults.isEmpty()) {
            throw new RulebookException(faults);
        }
        return (InternalKieModule) builder.getKieModule();
    }

    private static RulebookFault fault(Message message, List<DrlFile> files) {
        String path = String.valueOf(message.getPath());
        String file = files.stream()
                .map(DrlFile::path)
                .filter(one -> path.endsWith(PACKAGE + flat(one)))
                .findFirst()
                .orElse(path);
        return new RulebookFault(file, Math.max(message.getLine(), 0), message.getText());
    }

    /** All rules are in one package, and so in one folder: Drools warns otherwise. */
    private static String flat(String path) {
        return path.replace('/', '_');
    }
}
