package io.ringback.settings;

import java.util.List;
import java.util.Set;

/** Which numbers are emergency numbers, and what an agent may not do in an emergency call. */
final class EmergencyReference {
    private static final String A_LIST =
            "a comma list of numbers of digits, * and #, each optionally of one region, such as 5555,US:933";

    static final Setting<String> REGION = Setting.of(
            "emergency.region",
            "US",
            "an ISO 3166-1 alpha-2 region such as US",
            Parsers::region,
            "The region whose emergency numbers count unless a pool or an event says otherwise.");
    static final Setting<Set<RegionNumber>> NUMBERS = Setting.of(
            "emergency.numbers",
            "",
            A_LIST,
            Parsers.setOf(RegionNumber::parse),
            "Numbers that are emergency numbers besides those of the region; they win over test numbers.");
    static final Setting<Set<RegionNumber>> NOT_NUMBERS = Setting.of(
            "emergency.not-numbers",
            "",
            A_LIST,
            Parsers.setOf(RegionNumber::parse),
            "Emergency numbers of a region that are none when dialled without an outside line; emergency.numbers wins (R23).");
    static final Setting<Set<RegionNumber>> TEST_NUMBERS = Setting.of(
            "emergency.test-numbers",
            "US:933,CA:933",
            A_LIST,
            Parsers.setOf(RegionNumber::parse),
            "Numbers that read the callback number back without an emergency (R13).");
    static final Setting<EmergencyInbound> INBOUND = Setting.of(
            "emergency.inbound",
            "emergency",
            "emergency or ordinary",
            Parsers.choice(EmergencyInbound.class),
            "What an inbound call to an emergency number is: a gateway's mistake about an emergency call, or, in a contact centre that answers them, an ordinary call (R16).");
    static final Setting<Set<Operation>> RESTRICTED_OPERATIONS = Setting.of(
            "emergency.restricted-operations",
            "HOLD,TRANSFER,CONFERENCE,RECORD,PARK",
            "a comma list of HOLD, MUTE, TRANSFER, CONFERENCE, RECORD and PARK",
            Parsers.setOf(Parsers.word(Operation.class)),
            "What the agent's device must refuse while an emergency call is up.");

    static final List<Setting<?>> ALL =
            List.of(REGION, NUMBERS, NOT_NUMBERS, TEST_NUMBERS, INBOUND, RESTRICTED_OPERATIONS);

    private EmergencyReference() {}
}
