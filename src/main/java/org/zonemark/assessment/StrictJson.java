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

    /**
     * The most names, values and brackets of a document that somebody sends; a self-assessment has about 600. In memory each takes
     * dozens of times the two or three bytes that it may take in the document.
     */
    public static final int MOST_TOKENS = 60_000;

    /** What the mapper for what others send is called where there is one for our own besides. */
    public static final String RECEIVED = "receivedJson";

    private StrictJson() {}

    /** For what others send. */
    public static JsonMapper mapper() {
        return mapper(constraints().maxTokenCount(MOST_TOKENS));
    }

    /** For what we wrote ourselves, such as the results of all zones, which has as many values as it needs. */
    public static JsonMapper mapperOfOurOwn() {
        return mapper(constraints());
    }

    private static StreamReadConstraints.Builder constraints() {
        return StreamReadConstraints.builder()
                .maxDocumentLength(LONGEST_DOCUMENT)
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(LONGEST_NAME);
    }

    private static JsonMapper mapper(StreamReadConstraints.Builder constraints) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints.build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
