/**
 * From a gateway's bytes to the few facts that intake needs of a call. Details are passed over as bytes: none becomes an
 * object but the dialled number, and the caller's when callers must be on a list (R17).
 */
@NullMarked
package io.ringback.intake.decode;

import org.jspecify.annotations.NullMarked;
