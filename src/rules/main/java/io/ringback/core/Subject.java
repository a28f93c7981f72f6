package io.ringback.core;

/**
 * What can be due: a party whose session or memory ends, a number whose rest ends or whose callers are to be told of, or a
 * bound beyond which more came than was told.
 */
public sealed interface Subject permits Party, CallbackNumber, Overload.Bound {
    /** The id as text, to give subjects that are due at the same instant an order. */
    String value();
}
