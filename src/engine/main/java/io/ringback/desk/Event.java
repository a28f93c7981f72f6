package io.ringback.desk;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record for an output topic; null removes the key. */
record Event(Sink sink, String key, @Nullable SpecificRecord value) {}
