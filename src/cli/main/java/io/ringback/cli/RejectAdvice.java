package io.ringback.cli;

import java.util.Map;

/** What to do about each kind of reject. A word that is not listed is the name of a failure inside Ringback. */
final class RejectAdvice {
    private static final String UNREADABLE =
            "Nothing of the record could be read. Have whoever wrote it send JSON or Avro"
                    + " single-object encoding with the schemas that this version has; 'ringback publish' tries a line out.";
    private static final String NUMBERING =
            "Offer it again as E.164, key and number alike: ringback pool add +12025550101";

    private static final String BUG =
            "Ringback failed at this record and went on: please report it, with the log's line of"
                    + " event=step-failed that names the record.";

    private static final Map<String, String> BY_WORD = Map.ofEntries(
            Map.entry("EMPTY_VALUE", UNREADABLE),
            Map.entry("UNKNOWN_FORMAT", UNREADABLE),
            Map.entry("NOT_JSON", UNREADABLE),
            Map.entry("UNKNOWN_FINGERPRINT", UNREADABLE),
            Map.entry("WRONG_RECORD", UNREADABLE),
            Map.entry("TRUNCATED", UNREADABLE),
            Map.entry("TRAILING_BYTES", UNREADABLE),
            Map.entry("UNREADABLE", UNREADABLE),
            Map.entry(
                    "MISSING_FIELD",
                    "Have the gateway send the field. The call was served as far as it could be read."),
            Map.entry("WRONG_TYPE", "Have the gateway send the type that the schema says (docs/contract.md)."),
            Map.entry("DUPLICATE_FIELD", "Have the gateway send the field once: two readers could disagree on it."),
            Map.entry(
                    "TOO_LARGE",
                    "Have the gateway leave out what Ringback need not know: no honest event is that large."),
            Map.entry(
                    "NULL_KEY",
                    "Have the writer set the record key, the call's id: without it events of a call part ways."),
            Map.entry("KEY_MISMATCH", "Write it again under the key that the field says."),
            Map.entry(
                    "NO_AGENT",
                    "An emergency call named no agent: nobody got a number and the caller was told so. Have the gateway"
                            + " send agentId with every outbound STARTED."),
            Map.entry(
                    "WRONG_DIRECTION",
                    "The gateway tells outbound calls as INBOUND: correct its mapping. A contact centre that answers"
                            + " emergency calls sets emergency.inbound=ordinary."),
            Map.entry(
                    "CALL_ID_REUSED",
                    "Two calls had one id; each was served by its own right. Have the gateway send ids that are unique,"
                            + " also after a restart."),
            Map.entry(
                    "AGENT_HAS_NUMBER",
                    "A lost region's number was to be the agent's, who has one here already. Calls to the other one reach"
                            + " nobody here: have them sent to the fallback, or to the agent's number, until its lease is over."),
            Map.entry("NOT_UTF8", "Have the gateway send ids as UTF-8; it was served with the odd bytes marked."),
            Map.entry(
                    "UNUSABLE_NUMBER",
                    "Nothing in dialledNumber can be dialled. Have the gateway send what the agent dialled."),
            Map.entry("NOT_E164", NUMBERING),
            Map.entry(
                    "UNKNOWN_POOL",
                    "Name a pool that there is, which 'ringback pool show' lists; or make it with 'ringback pool create':"
                            + " a number that was offered to it waits for it."),
            Map.entry(
                    "POOL_CLOSING",
                    "The pool takes no new numbers: offer the number to another, or open the pool again with"
                            + " 'ringback pool set NAME --open'."),
            Map.entry(
                    "POOL_NEEDED",
                    "The pool 'default' has every agent who names no pool and cannot close: leave it open."),
            Map.entry(
                    "TOO_LARGE_TO_WRITE",
                    "What the record came to is larger than the brokers take: have the gateway send shorter ids, or raise"
                            + " max.message.bytes of the topic that the log names (event=record-unsent)."),
            Map.entry(
                    "UNWRITABLE",
                    "What the record came to could not be written: please report it, with the log's line of"
                            + " event=record-unsent that names the record."),
            Map.entry(
                    "UNKNOWN_VALUE", "Have the writer send a word that this version knows, or upgrade Ringback first."),
            Map.entry("TOO_LONG", "Have the gateway send ids of 256 characters at most."),
            Map.entry(
                    "NUMBER_IN_USE",
                    "The number belongs to another pool. Withdraw it there, wait until its lease and rest are over"
                            + " ('ringback number show' says), then add it here."));

    private RejectAdvice() {}

    static String of(String word) {
        return BY_WORD.getOrDefault(word, BUG);
    }

    /** A reject's words with what to do about them. */
    static String with(String wrong) {
        return wrong + ". " + of(wrong.split(" ", 2)[0]);
    }

    /** Whether it is a word that rejects have, and no failure's name. */
    static boolean knows(String word) {
        return BY_WORD.containsKey(word);
    }
}
