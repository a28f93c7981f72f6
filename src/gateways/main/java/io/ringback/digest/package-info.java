/** Digests that more than one gateway needs. */
@org.jspecify.annotations.NullMarked
package io.ringback.digest;
