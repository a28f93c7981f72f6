package io.ringback.desk;

import io.ringback.event.PoolDefinition;
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
        KeyValueStore<String, PoolDefinition> definitions,
        KeyValueStore<String, LedgerRow> ledger,
        KeyValueStore<String, BaseStatusRow> bases) {}
