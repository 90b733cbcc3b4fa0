package org.zonemark.rulebook;

import java.util.List;

/**
 * What a rulebook says on consistency: see {@link ConsistencyFlag}.
 *
 * @param flags in the order in which reviewers see them
 */
public record Consistency(List<ConsistencyFlag> flags, List<ConsistencyFlag.Example> examples) {

    public Consistency {
        flags = List.copyOf(flags);
        examples = List.copyOf(examples);
    }
}
