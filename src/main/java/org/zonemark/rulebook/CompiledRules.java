package org.zonemark.rulebook;

import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** Rules ready to fire. Close it when no evaluation uses it any more, or its classes stay in memory. */
public final class CompiledRules implements AutoCloseable {

    private final KieContainer container;
    private final ReleaseId release;
    private final KieBase base;

    CompiledRules(KieContainer container, ReleaseId release) {
        this.container = container;
        this.release = release;
        this.base = container.getKieBase();
    }

    /** The knowledge base; sessions made from it must be disposed. */
    public KieBase base() {
        return base;
    }

    @Override
    public void close() {
        container.dispose();
        KieServices.get().getRepository().removeKieModule(release);
    }
}
