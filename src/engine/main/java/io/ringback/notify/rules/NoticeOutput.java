package io.ringback.notify.rules;

/** What a decision asks for. */
public sealed interface NoticeOutput {
    /** Tell this contact. */
    record Tell(Notice notice, ContactId contact, int attempt) implements NoticeOutput {}

    /**
     * Somebody has seen it.
     *
     * @param by a contact's id, or the name that the record gives
     */
    record Acknowledged(NoticeId notice, String by) implements NoticeOutput {}

    /**
     * This contact was told, and did not acknowledge in time.
     *
     * @param attempts how often the contact was tried
     */
    record Escalated(NoticeId notice, ContactId contact, int attempts) implements NoticeOutput {}

    /** A notice that notify itself gives. */
    record Tellable(Notice notice) implements NoticeOutput {}
}
