package org.zonemark.reachable;

/** Which weights may be other than they are. */
public enum Scope {
    /** The weights of dimensions; those of criteria stay. */
    DIMENSIONS,
    /** The weights of dimensions and of criteria. */
    ALL
}
