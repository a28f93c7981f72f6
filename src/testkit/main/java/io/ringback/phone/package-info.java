/** SIP phones in this process, for a demo and for tests on a real switch. */
@NullMarked
package io.ringback.phone;

import org.jspecify.annotations.NullMarked;
