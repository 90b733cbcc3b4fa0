/**
 * Zonemark. One way down: {@code words <- rulebook <- scoring <- assessment <- ranking <- api, cli}; this package only
 * starts it and puts it together.
 */
@NullMarked
package org.zonemark;

import org.jspecify.annotations.NullMarked;
