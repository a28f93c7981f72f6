package io.ringback.cli;

import io.ringback.settings.DurationText;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads from when on: a time ({@code 2026-11-01T12:00:00Z}), or how long ago ({@code 10m}). */
final class SinceTime implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        try {
            return text.contains(":") ? Instant.parse(text) : Instant.now().minus(DurationText.parse(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new TypeConversionException("must be a time like 2026-11-01T12:00:00Z, or how long ago, like 10m");
        }
    }
}
