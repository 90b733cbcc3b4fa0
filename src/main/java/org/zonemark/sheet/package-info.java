/** Spreadsheets in and out: workbooks, old workbooks and comma-separated text, whatever stands in them. */
@NullMarked
package org.zonemark.sheet;

import org.jspecify.annotations.NullMarked;
