package io.ringback.desk;

import io.ringback.state.BaseStatusRow;
import io.ringback.state.LeaseRow;
import io.ringback.state.LedgerRow;
import io.ringback.state.StandingRow;
import org.apache.kafka.streams.state.KeyValueStore;

/** A task's stores, opened. */
record DeskState(
        WindowedRows<StandingRow> sessions,
        WindowedRows<LeaseRow> leases,
        NumberRows numbers,
        KeyValueStore<String, LedgerRow> ledger,
        KeyValueStore<String, BaseStatusRow> bases) {}
