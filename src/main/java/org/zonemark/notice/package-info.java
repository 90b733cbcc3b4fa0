/** Notices that a ministry sends or hangs up, made from templates that it can replace. */
@NullMarked
package org.zonemark.notice;

import org.jspecify.annotations.NullMarked;
