/** What every HTTP server of the program is bounded by. */
@NullMarked
package io.ringback.http;

import org.jspecify.annotations.NullMarked;
