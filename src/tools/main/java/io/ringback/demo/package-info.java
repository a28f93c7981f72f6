/** The seed's story, played with real events: what each party sees comes from the output topics alone. */
@NullMarked
package io.ringback.demo;

import org.jspecify.annotations.NullMarked;
