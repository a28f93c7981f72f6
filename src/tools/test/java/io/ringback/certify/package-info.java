@NullMarked
package io.ringback.certify;

import org.jspecify.annotations.NullMarked;
