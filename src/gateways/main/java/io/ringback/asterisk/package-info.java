/**
 * Gateway, router, bot and presence of one Asterisk: its events become call events, its dialplan asks where a call goes,
 * its phones are told the callback number. What decides is free of sockets; {@code AsteriskRole} ties it together.
 */
@NullMarked
package io.ringback.asterisk;

import org.jspecify.annotations.NullMarked;
