/**
 * Storage: how this product speaks to a database, whichever it is. What is stored is the repositories' own business.
 *
 * <p>Nobody calls it; the service is put together with it.
 */
@NullMarked
package org.zonemark.storage;

import org.jspecify.annotations.NullMarked;
