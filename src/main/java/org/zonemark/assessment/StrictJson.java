package org.zonemark.assessment;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as it is read everywhere here: nothing is lost in silence, and nothing hostile takes more than its share.
 *
 * <p>A name that stands twice in an object, or anything behind the document, is an error.
 */
public final class StrictJson {

    /** The longest document, in bytes; a self-assessment takes about 10,000. */
    public static final int LONGEST_DOCUMENT = 1 << 20;

    /** The most levels of objects and lists within each other. */
    public static final int DEEPEST = 16;

    /** The longest number, in characters. */
    public static final int LONGEST_NUMBER = 100;

    /** The longest name of a field, in characters. */
    public static final int LONGEST_NAME = 1_000;

    private StrictJson() {}

    public static JsonMapper mapper() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxDocumentLength(LONGEST_DOCUMENT)
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
