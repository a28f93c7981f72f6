package io.ringback.desk;

import java.time.Instant;

/** The record that caused a decision, as a reject or a hand-on names it. */
record Origin(String topic, int partition, long offset, Instant appendedAt) {}
