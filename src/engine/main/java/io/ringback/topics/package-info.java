/**
 * The topics: read from {@code topology/topics.yaml}, the one list of them, and compared with a cluster before anything
 * is served.
 */
@NullMarked
package io.ringback.topics;

import org.jspecify.annotations.NullMarked;
