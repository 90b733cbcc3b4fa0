/**
 * Pages for people, made on the server; they work without JavaScript.
 *
 * <p>A page calls the same services as the interface, and never the interface itself. Its template lies under {@code
 * templates/pages}, its words among all others in {@code messages_*.properties}. Start at {@link
 * org.zonemark.pages.AccountPages}. It may use {@code account}, {@code notification} and {@code words}.
 */
@NullMarked
package org.zonemark.pages;

import org.jspecify.annotations.NullMarked;
