package io.ringback.notify.rules;

/** What a decision asks for. */
public sealed interface Output {
    /** Tell this contact. */
    record Tell(Notice notice, ContactId contact, int attempt) implements Output {}

    /**
     * Somebody has seen it.
     *
     * @param by a contact's id, or the name that the record gives
     */
    record Acknowledged(NoticeId notice, String by) implements Output {}

    /**
     * This contact was told, and did not acknowledge in time.
     *
     * @param attempts how often the contact was tried
     */
    record Escalated(NoticeId notice, ContactId contact, int attempts) implements Output {}

    /** A notice that notify itself gives. */
    record Tellable(Notice notice) implements Output {}
}
