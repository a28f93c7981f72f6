package io.ringback.desk;

import io.ringback.steps.SourceCoordinates;
import java.time.Instant;

/** The record that caused a decision, as a reject or a hand-on names it. */
record Origin(SourceCoordinates where, Instant appendedAt) {}
