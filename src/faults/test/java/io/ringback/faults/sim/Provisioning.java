package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What operators provision: whom notices go to, and what the site calls its places. One contact comes and goes. */
final class Provisioning {
    /** No address is anything else. */
    static final String DOMAIN = "contact.example";

    static final String PLACE = "hq-4";
    private static final String PORTER = "porter";

    private final Voices voices;
    private int moves;

    Provisioning(Voices voices) {
        this.voices = voices;
    }

    void begin() {
        voices.location(PLACE, "Building 4, floor 2");
        contact("desk", "EMAIL", 0, "", List.of());
        contact("hook", "WEBHOOK", 0, "west", List.of());
        contact("boss", "EMAIL", 1, "", List.of("EMERGENCY_CALL_PLACED", "LATE_CALLBACK", "REJECTED"));
        contact("owner", "WEBHOOK", 2, "", List.of());
    }

    /** The porter is there, has another address, or is gone. */
    void move() {
        moves++;
        if (moves % 3 == 0) {
            voices.noContact(PORTER);
        } else {
            contact(PORTER, "EMAIL", 0, "east", List.of());
        }
    }

    private void contact(String id, String channel, int step, String pool, List<String> kinds) {
        String name = id + "-" + moves + "." + DOMAIN;
        ObjectNode contact = Chronicle.json()
                .put("contactId", id)
                .put("channel", channel)
                .put("address", channel.equals("EMAIL") ? "mail@" + name : "https://" + name + "/hook")
                .put("step", step);
        if (!pool.isEmpty()) {
            contact.put("pool", pool);
        }
        ArrayNode wanted = contact.putArray("kinds");
        kinds.forEach(wanted::add);
        voices.contact(id, contact);
    }
}
