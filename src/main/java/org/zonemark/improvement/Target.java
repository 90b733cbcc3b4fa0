package org.zonemark.improvement;

/** Where a zone wants to be. Its gates and ceilings are to be cleared at any rate. */
public sealed interface Target {

    /** @param places by how many ranks it wants to rise, 0 or more; nobody rises above the first */
    record Places(int places) implements Target {}

    /** @param least the least total that earns the grade */
    record Grade(String id, double least) implements Target {}

    /** @param least the least total */
    record Total(double least) implements Target {}
}
