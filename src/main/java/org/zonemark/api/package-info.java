/**
 * The HTTP interface: implements the interfaces that are generated from {@code api/openapi.yaml} and says every error
 * as a problem document. It holds no logic of its own. It may use every module below.
 */
@NullMarked
package org.zonemark.api;

import org.jspecify.annotations.NullMarked;
