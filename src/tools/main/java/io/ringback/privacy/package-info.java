/**
 * The proof that nothing of a call is kept: plants recognisable values in every detail of calls, runs Ringback over them
 * and searches every byte that it left behind.
 */
@NullMarked
package io.ringback.privacy;

import org.jspecify.annotations.NullMarked;
