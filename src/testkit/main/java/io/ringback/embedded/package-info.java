/** A whole Kafka in this process: for the demo, for trying things out and for the tests. Knows nothing of Ringback. */
@NullMarked
package io.ringback.embedded;

import org.jspecify.annotations.NullMarked;
