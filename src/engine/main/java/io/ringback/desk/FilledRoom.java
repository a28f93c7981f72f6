package io.ringback.desk;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of the instance's room for sessions the rows of one task take (R25). */
final class FilledRoom {
    private final SessionRoom room;
    private final Map<String, Long> byKey = new HashMap<>();

    FilledRoom(SessionRoom room) {
        this.room = room;
    }

    boolean isLeft() {
        return room.isLeft();
    }

    boolean isLeftForNobodys() {
        return room.isLeftForNobodys();
    }

    /** The row of this key has so many bytes now. */
    void put(String key, int row) {
        long bytes = SessionRoom.filledBy(row);
        room.take(bytes);
        giveBack(byKey.put(key, bytes));
    }

    void remove(String key) {
        giveBack(byKey.remove(key));
    }

    /** The task goes elsewhere, and its rows with it. */
    void giveBack() {
        byKey.values().forEach(room::give);
        byKey.clear();
    }

    private void giveBack(@Nullable Long bytes) {
        if (bytes != null) {
            room.give(bytes);
        }
    }
}
