package io.ringback.core;

/**
 * What can be due: a party whose session or memory ends, or a number whose rest ends or whose callers are to be told
 * of.
 */
public sealed interface Subject permits Party, CallbackNumber {
    /** The id as text, to give subjects that are due at the same instant an order. */
    String value();
}
