/** What intake and desk ask the cluster of the topic that they read, and whether retention took something away unread. */
@NullMarked
package io.ringback.gaps;

import org.jspecify.annotations.NullMarked;
