/** The commands of the tools, and the broker that runs in this process: the toolbox of a checkout. */
@NullMarked
package io.ringback.tools;

import org.jspecify.annotations.NullMarked;
