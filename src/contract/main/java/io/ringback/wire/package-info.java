/**
 * What bytes mean: Avro single-object encoding and natural JSON, read either way and written either way. A failure
 * names the kind of error and at most a field of the schema; it never quotes what was read. Everything public here may
 * be shared by threads.
 */
@NullMarked
package io.ringback.wire;

import org.jspecify.annotations.NullMarked;
