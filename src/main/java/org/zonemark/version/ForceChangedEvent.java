package org.zonemark.version;

/** Something was published or activated; told in the transaction that does it. */
record ForceChangedEvent() {}
