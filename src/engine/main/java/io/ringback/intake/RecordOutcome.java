package io.ringback.intake;

/** What became of a record; all but the ordinary are counted. */
enum RecordOutcome {
    /** Nobody's emergency: no output, no stored state (R15). */
    ORDINARY,
    /** The desk was told. */
    SIGNALLED,
    /** A STARTED that the gateway said twice (R14). */
    DUPLICATE,
    /** Not used, and said so in a reject. */
    REJECTED,
    /** A presence that nobody chose (R12). */
    IGNORED,
    /** A gap that retention tore (R14). */
    LOST
}
