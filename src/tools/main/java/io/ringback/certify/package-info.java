/**
 * Certifies a consumer in any language: plays hostile histories to it on a broker and judges what it answers. The histories
 * are files under {@code certify/} on the class path.
 */
@NullMarked
package io.ringback.certify;

import org.jspecify.annotations.NullMarked;
