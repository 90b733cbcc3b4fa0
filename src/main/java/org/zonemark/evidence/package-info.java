/**
 * Evidence: the files that zones show for their answers, and which clauses they serve.
 *
 * <p>It decides what may come in (by content, never by name), keeps it once, and holds it unchanged from the submission
 * on. {@link org.zonemark.evidence.EvidenceService} is the door. A file that comes in waits in
 * {@link org.zonemark.evidence.Scratch} while {@link org.zonemark.evidence.Inspection} looks at it, then goes into the
 * {@link org.zonemark.evidence.EvidenceStore} under the hash of its content: a folder, or an S3-compatible store.
 *
 * <p>It may use {@code assessment} (what is not found, what is faulty), {@code audit}, {@code rulebook} and
 * {@code words}. It knows nothing of HTTP, and nothing of rounds: whoever submits calls {@code freeze}.
 */
@NullMarked
package org.zonemark.evidence;

import org.jspecify.annotations.NullMarked;
