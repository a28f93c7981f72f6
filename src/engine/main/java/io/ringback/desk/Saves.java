package io.ringback.desk;

import io.ringback.core.Change;
import io.ringback.state.BaseStatusRow;
import io.ringback.state.LeaseRow;
import io.ringback.state.NumberRow;
import io.ringback.state.StandingRow;
import io.ringback.wire.EventSerdes;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The rows that a decision's changes put into the stores. All rows are made before the first is saved, so that a row
 * that cannot be made leaves the stores as they were (R25).
 */
final class Saves {
    private static final Serializer<StandingRow> STANDINGS =
            EventSerdes.avro(StandingRow.class).serializer();
    private static final Serializer<BaseStatusRow> BASES =
            EventSerdes.avro(BaseStatusRow.class).serializer();

    private final DeskState stores;
    private final FilledRoom room;

    Saves(DeskState stores, FilledRoom room) {
        this.stores = stores;
        this.room = room;
    }

    /**
     * What saves a change; nothing is saved yet.
     *
     * @throws RuntimeException when its row does not fit
     */
    Runnable of(String pool, Change change, Instant now) {
        if (change instanceof Change.PutPartyState put) {
            String key = StateRows.key(pool, put.state().party());
            StandingRow row = StateRows.row(pool, put.state());
            int bytes = STANDINGS.serialize(key, row).length;
            return () -> {
                stores.sessions().put(key, row, now);
                room.put(key, bytes);
            };
        } else if (change instanceof Change.DropPartyState drop) {
            String key = StateRows.key(pool, drop.party());
            return () -> {
                stores.sessions().remove(key);
                room.remove(key);
            };
        } else if (change instanceof Change.PutLease put) {
            LeaseRow row = StateRows.row(pool, put.lease());
            return () -> stores.leases().put(put.lease().number().value(), row, now);
        } else if (change instanceof Change.DropLease drop) {
            return () -> stores.leases().remove(drop.number().value());
        } else if (change instanceof Change.PutNumber put) {
            NumberRow row = StateRows.row(pool, put.number());
            return () -> stores.numbers().put(row);
        } else if (change instanceof Change.PutTerms put) {
            return put.terms() instanceof Definition defined
                    ? () -> stores.definitions().put(pool, defined.row())
                    : () -> stores.definitions().delete(pool);
        } else if (change instanceof Change.PutBase put) {
            BaseStatusRow row =
                    new BaseStatusRow(put.base().status(), put.base().changedAt());
            BASES.serialize(pool, row);
            return () -> stores.bases().put(StateRows.key(pool, put.agent()), row);
        } else if (change instanceof Change.DropBase drop) {
            return () -> stores.bases().delete(StateRows.key(pool, drop.agent()));
        }
        return () -> {};
    }

    /** Counts the room of a row that was stored before. */
    void fill(String key, StandingRow row) {
        room.put(key, STANDINGS.serialize(key, row).length);
    }
}
