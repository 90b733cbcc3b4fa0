/** The command line: scores files with no server and no database. It may use every module below. */
@NullMarked
package org.zonemark.cli;

import org.jspecify.annotations.NullMarked;
