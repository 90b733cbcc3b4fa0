/** Portfolios that are larger than a machine, by the same rulebook and the same kernel. Built with the profile {@code spark} only. */
@NullMarked
package org.zonemark.spark;

import org.jspecify.annotations.NullMarked;
