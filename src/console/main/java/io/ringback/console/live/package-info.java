/** The live model: output topics in, a document of small immutable views out, with what changed since the last look. */
@NullMarked
package io.ringback.console.live;

import org.jspecify.annotations.NullMarked;
