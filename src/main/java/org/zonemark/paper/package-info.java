/** Paper: pages of markup become PDF, whatever stands on them. */
@NullMarked
package org.zonemark.paper;

import org.jspecify.annotations.NullMarked;
