/**
 * Words for people, in Chinese and English.
 *
 * <p>Every other module may use this one; it uses none. Start at {@link org.zonemark.words.Words}; the sentences
 * themselves stand in {@code messages_zh.properties} and {@code messages_en.properties} beside this package.
 */
@NullMarked
package org.zonemark.words;

import org.jspecify.annotations.NullMarked;
