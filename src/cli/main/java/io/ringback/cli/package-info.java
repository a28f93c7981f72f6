/** What an operator types and reads: the commands, their options, their one line of why when something fails. */
@NullMarked
package io.ringback.cli;

import org.jspecify.annotations.NullMarked;
