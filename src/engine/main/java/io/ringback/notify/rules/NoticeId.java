package io.ringback.notify.rules;

/** A notice's id: what makes a second delivery of it recognisable. */
public record NoticeId(String value) {
    public NoticeId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a notice's id is blank");
        }
    }

    /** The id of the notice that says that nobody acknowledged this one. */
    public NoticeId ofNotAcknowledged() {
        return new NoticeId(value + "-not-acknowledged");
    }
}
