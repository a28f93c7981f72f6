package io.ringback.faults.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.consumer.CallView;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.PresenceTable;
import io.ringback.consumer.Routing;
import io.ringback.consumer.RoutingTable;
import io.ringback.consumer.SuppressionTable;
import io.ringback.faults.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A router, a presence service and a dashboard with the reference consumers' tables. Now and then somebody rings an agent or
 * a number, or looks at an agent or a call, and what they would do is noted for the checker.
 */
final class Consumers {
    private static final int LOOK_EVERY_MILLIS = 1_000;
    private static final int DISTURBED_EVERY = 25;
    private static final int RECENT_CALLS = 30;

    private final Chronicle chronicle;
    private final Random random;
    private final List<String> agents;
    private final boolean knowsTheTime;
    private final TableReader<RoutingTable> router;
    private final TableReader<PresenceTable> presence;
    private final TableReader<SuppressionTable> dashboard;
    private final List<String> calls = new ArrayList<>();
    private int read;
    private long nextLook;

    Consumers(Brokers brokers, Chronicle chronicle, List<String> agents, Mutation flaw, Random random) {
        this.chronicle = chronicle;
        this.agents = agents;
        this.random = random;
        this.knowsTheTime = flaw != Mutation.OVERRIDES_OUTLIVE_THEIR_TIME;
        boolean committedOnly = flaw != Mutation.CONSUMERS_READ_UNCOMMITTED;
        this.router = new TableReader<>(brokers, committedOnly, () -> new RoutingTable("+12025550190"));
        this.presence = new TableReader<>(brokers, committedOnly, PresenceTable::new);
        this.dashboard = new TableReader<>(brokers, committedOnly, SuppressionTable::new);
    }

    private List<TableReader<?>> all() {
        return List.of(router, presence, dashboard);
    }

    void tick() {
        all().forEach(TableReader::poll);
        for (; read < chronicle.entries().size(); read++) {
            remember(chronicle.entries().get(read));
        }
        long now = chronicle.now().toEpochMilli();
        if (now >= nextLook) {
            nextLook = now + LOOK_EVERY_MILLIS;
            if (random.nextInt(DISTURBED_EVERY) == 0) {
                TableReader.disturb(all(), random);
                agents.forEach(this::ring);
            }
            look();
        }
    }

    private void remember(Entry entry) {
        boolean hidden = entry.kind() == Entry.Kind.OUTPUT
                && entry.topic().equals("dashboard-suppressions")
                && !calls.contains(entry.key());
        if (hidden) {
            calls.add(entry.key());
            if (calls.size() > RECENT_CALLS) {
                calls.remove(0);
            }
        }
    }

    private void look() {
        ring(drawn(agents));
        see(drawn(agents));
        dial(drawn(World.numbers(drawn(World.POOLS))));
        if (!calls.isEmpty()) {
            show(drawn(calls));
        }
    }

    /** A stranger is about to be put through to an agent. */
    private void ring(String agent) {
        Routing answer = router.table().route(IncomingCall.toAgent(agent).fromNumber("+12025550198"), now(router));
        ObjectNode shown = Chronicle.json().put("blocked", answer instanceof Routing.Blocked);
        if (answer instanceof Routing.Blocked blocked) {
            shown.put("until", blocked.until().toEpochMilli());
        }
        note("router.agents", agent, router, shown);
    }

    /** A responder dials a number. */
    private void dial(String number) {
        Routing answer = router.table().route(IncomingCall.toNumber(number), now(router));
        String agent = answer instanceof Routing.Direct direct ? direct.agentId() : "";
        note("router.numbers", number, router, Chronicle.json().put("agentId", agent));
    }

    private void see(String agent) {
        boolean emergency = presence.table().presenceOf(agent, now(presence)).emergency();
        note("presence", agent, presence, Chronicle.json().put("emergency", emergency));
    }

    private void show(String call) {
        CallView view = dashboard.table().viewOf(call, now(dashboard));
        boolean hidden = view.hiddenFromOngoing() && view.historyHidden() && !view.recordable();
        note("dashboard", call, dashboard, Chronicle.json().put("hidden", hidden));
    }

    private Instant now(TableReader<?> reader) {
        return knowsTheTime ? chronicle.now() : reader.readAt();
    }

    private void note(String where, String key, TableReader<?> reader, ObjectNode shown) {
        shown.put("behind", reader.standsStill());
        chronicle.note(Entry.Kind.SHOWN, chronicle.now(), where, key, shown);
    }

    private String drawn(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
