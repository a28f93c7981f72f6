@NullMarked
package io.ringback.deploy;

import org.jspecify.annotations.NullMarked;
