/** Tests without a broker, but for those named IT. */
@NullMarked
package io.ringback.gateway;

import org.jspecify.annotations.NullMarked;
