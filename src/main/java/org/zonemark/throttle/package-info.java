/**
 * How often one caller may do a thing.
 *
 * <p>{@link org.zonemark.throttle.Throttle} counts, in bounded memory. It uses no other module.
 */
@NullMarked
package org.zonemark.throttle;

import org.jspecify.annotations.NullMarked;
