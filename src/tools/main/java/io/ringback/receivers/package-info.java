/** The other end of what Ringback sends, for proofs and measurements: a mail server, and a web server that can also call. */
@NullMarked
package io.ringback.receivers;

import org.jspecify.annotations.NullMarked;
