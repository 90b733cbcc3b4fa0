package org.zonemark.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.InternalKieModule;

/**
 * The classes into which the engine compiles rules.
 *
 * @param model name of the class that the engine makes for the model
 * @param bytes class files by class name
 */
record RuleClasses(String model, Map<String, byte[]> bytes) {

    private static final String SUFFIX = ".class";
    private static final String MODEL_LIST = "drools-model";

    static RuleClasses in(InternalKieModule module) {
        Map<String, byte[]> bytes = module.getFileNames().stream()
                .filter(file -> file.endsWith(SUFFIX))
                .collect(Collectors.toMap(RuleClasses::className, module::getBytes, (a, b) -> a, TreeMap::new));
        String models = module.getFileNames().stream()
                .filter(file -> file.endsWith("/" + MODEL_LIST))
                .map(file -> new String(module.getBytes(file), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
        return new RuleClasses(
                models.lines()
                        .filter(bytes::containsKey)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the rules have no model: " + models)),
                bytes);
    }

    /** The model, its classes defined anew below those of the program. */
    RuleModel model(ClassLoader program) {
        return RuleModel.of(model, new Loader(program, bytes));
    }

    /** The path of a class file below the root of its class path. */
    static String file(String className) {
        return className.replace('.', '/') + SUFFIX;
    }

    private static String className(String file) {
        return file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
    }

    /**
     * Asks nobody above for the classes of the rules, which may be there under the same name, and leaves no trace of
     * their names there.
     */
    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> bytes;

        Loader(ClassLoader program, Map<String, byte[]> bytes) {
            super(program);
            this.bytes = bytes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] own = bytes.get(name);
            if (own == null) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, own, 0, own.length) : loaded;
            }
        }
    }
}
