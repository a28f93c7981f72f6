/**
 * Who may do what on the cluster: {@code topics.yaml}'s written-by and read-by as a broker's access rules. Everything
 * that is not listed is refused by a broker that denies by default.
 */
@NullMarked
package io.ringback.access;

import org.jspecify.annotations.NullMarked;
