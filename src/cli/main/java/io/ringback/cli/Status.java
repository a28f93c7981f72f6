package io.ringback.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.consumer.DrillAnswers;
import io.ringback.event.Drill;
import io.ringback.settings.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What there is to know of a deployment at one moment. */
record Status(
        String servers,
        int brokers,
        List<RoleGroups.View> roles,
        int sessionsOpen,
        int callsUp,
        List<PoolFigures> pools,
        long noticesOpen,
        int rejects,
        @Nullable Instant drilledAt) {
    private static final int POOLS_SHOWN = 10;
    private static final List<Role> ROLES = List.of(Role.INTAKE, Role.DESK, Role.NOTIFY);

    static Status read(Cluster cluster) throws InterruptedException {
        Instant now = Instant.now();
        RoleGroups groups = new RoleGroups(cluster);
        List<RoleGroups.View> roles = new ArrayList<>();
        for (Role role : ROLES) {
            roles.add(groups.view(role));
        }
        List<SessionBook.Entry> sessions =
                List.copyOf(new SessionBook(cluster).entries(now).values());
        return new Status(
                cluster.settings().bootstrapServers(),
                cluster.await(cluster.admin().describeCluster().nodes()).size(),
                roles,
                (int) sessions.stream().filter(SessionBook.Entry::isOpen).count(),
                sessions.stream().mapToInt(session -> session.up().size()).sum(),
                PoolFigures.of(new NumberBook(cluster).withHolders(), new PoolBook(cluster).all(), now),
                new NoticeBook(cluster)
                        .entries().values().stream()
                                .filter(NoticeBook.Entry::isWaiting)
                                .count(),
                new RejectBook(cluster).entries().size(),
                lastDrill(cluster));
    }

    /** Null when there was none for as long as drills are kept. */
    private static @Nullable Instant lastDrill(Cluster cluster) throws InterruptedException {
        return new Provisioned<>(cluster, DrillAnswers.DRILLS, Drill.class)
                .all().values().stream()
                        .map(Drill::getAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("brokers    " + brokers + " at " + servers);
        roles.forEach(role -> lines.add("%-9s  %s".formatted(role.role().word(), describe(role))));
        lines.add("sessions   " + sessionsOpen + " open, " + callsUp + " calls up");
        lines.addAll(poolLines());
        lines.add("notices    " + noticesOpen + " open");
        lines.add("rejects    " + rejects);
        lines.add("drill      " + (drilledAt == null ? "none within the last lease" : "last at " + drilledAt));
        return lines.stream().map(Paint::harmless).toList();
    }

    /** Of many pools those that are low, as many as fit on a screen. */
    private List<String> poolLines() {
        if (pools.size() <= POOLS_SHOWN) {
            return pools.stream().map(PoolFigures::line).toList();
        }
        List<String> low =
                pools.stream().filter(PoolFigures::low).map(PoolFigures::line).toList();
        List<String> lines = new ArrayList<>();
        lines.add("pools      %d: %d of %d numbers free, %d leased; %d low; 'ringback pool show' lists all"
                .formatted(
                        pools.size(),
                        sum(PoolFigures::free),
                        sum(PoolFigures::numbers),
                        sum(PoolFigures::leased),
                        low.size()));
        lines.addAll(low.subList(0, Math.min(low.size(), POOLS_SHOWN)));
        if (low.size() > POOLS_SHOWN) {
            lines.add("           and %d more are low".formatted(low.size() - POOLS_SHOWN));
        }
        return lines;
    }

    private int sum(ToIntFunction<PoolFigures> figure) {
        return pools.stream().mapToInt(figure).sum();
    }

    private static String describe(RoleGroups.View role) {
        if (role.threads() == null) {
            return "not known: this login may not ask";
        }
        String behind = role.behind() == null ? "" : ", " + role.behind() + " behind";
        return role.threads() == 0
                ? "NOT RUNNING" + behind
                : role.threads() + (role.threads() == 1 ? " thread" : " threads") + behind;
    }

    String json() {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("brokers", brokers);
        ObjectNode byRole = object.putObject("roles");
        roles.forEach(role -> byRole.putObject(role.role().word())
                .put("threads", role.threads())
                .put("running", role.threads() == null ? null : Boolean.valueOf(role.threads() > 0))
                .put("behind", role.behind()));
        object.putObject("sessions").put("open", sessionsOpen).put("callsUp", callsUp);
        object.put("leases", sum(PoolFigures::leased));
        ArrayNode each = object.putArray("pools");
        pools.forEach(pool -> each.add(pool.json()));
        object.putObject("notices").put("open", noticesOpen);
        object.put("drilledAt", drilledAt == null ? null : drilledAt.toString());
        return object.put("rejects", rejects).toString();
    }
}
