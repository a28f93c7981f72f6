package io.ringback.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.Location;
import io.ringback.event.NoticeDelivery;
import io.ringback.wire.JsonCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which notices wait for somebody, and whom they were told. */
@Command(
        name = "list",
        description = "List the notices that nobody has acknowledged yet.",
        footer = {
            "",
            "Examples:",
            "  ringback notice list --kind EMERGENCY_CALL_PLACED",
            "  ringback notice list --all --json | jq .notice",
            "",
            "A contact with FAILED or REFUSED was not reached, and the word beside it says why (docs/contract.md)."
        })
final class NoticeListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--all", description = "Every notice that is still kept, those that wait for nobody, too.")
    private boolean all;

    @Mixin
    private final NoticeScope scope = new NoticeScope();

    @Mixin
    private final ListForm form = new ListForm();

    NoticeListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            List<NoticeBook.Entry> entries = new NoticeBook(cluster)
                    .entries().values().stream()
                            .filter(entry -> scope.takes(entry.notice()))
                            .toList();
            if (entries.isEmpty()) {
                KnownPool.require(cluster, scope.pool());
            }
            Map<String, Location> labels = form.isJson() ? Map.of() : labels(cluster);
            invocation.list(
                    entries.stream()
                            .filter(entry -> all || entry.isWaiting())
                            .map(form.of(NoticeListCommand::json, entry -> line(entry, labels))),
                    all ? "no such notice is kept" : "no notice waits for anybody");
        }
        return 0;
    }

    /** Who may read notices and no labels, an auditor, sees what the gateway says. */
    private static Map<String, Location> labels(Cluster cluster) throws InterruptedException {
        try {
            return new Provisioned<>(cluster, "locations", Location.class).all();
        } catch (CommandFailure e) {
            return Map.of();
        }
    }

    private static String line(NoticeBook.Entry entry, Map<String, Location> labels) {
        EmergencyNotice notice = entry.notice();
        @Nullable NoticeDelivery seen = entry.seen();
        String agent = notice.getAgentId() == null ? "" : "  agent " + notice.getAgentId();
        String number = notice.getNumber() == null ? "" : "  " + notice.getNumber();
        @Nullable String ref = notice.getLocationRef();
        @Nullable Location place = ref == null ? null : labels.get(ref);
        String where = ref == null ? "" : "  at " + (place == null ? ref : place.getLabel());
        return Paint.harmless("%-16s  %s  %s%s%s%s  told %s  %s"
                .formatted(
                        entry.id(),
                        notice.getAt(),
                        notice.getKind(),
                        agent,
                        number,
                        where,
                        told(entry),
                        seen == null ? "not acknowledged" : "acknowledged by " + seen.getContactId()));
    }

    /** The last word about each contact, and why it was not reached. */
    private static String told(NoticeBook.Entry entry) {
        Map<String, String> last = new LinkedHashMap<>();
        entry.rows().stream()
                .filter(row -> !row.equals(entry.seen()))
                .forEach(row -> last.merge(row.getContactId(), outcome(row), NoticeListCommand::later));
        return last.isEmpty()
                ? "nobody"
                : last.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(","));
    }

    /** That its step was over does not hide that a contact was never reached. */
    private static String later(String before, String next) {
        return next.equals(DeliveryOutcome.ESCALATED.name()) ? before : next;
    }

    private static String outcome(NoticeDelivery row) {
        return row.getOutcome() + (row.getError() == null ? "" : "(" + row.getError() + ")");
    }

    private static String json(NoticeBook.Entry entry) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("noticeId", entry.id())
                .put("waiting", entry.isWaiting());
        object.putRawValue("notice", new RawValue(JsonCodec.toJson(entry.notice())));
        ArrayNode rows = object.putArray("deliveries");
        entry.rows().forEach(row -> rows.addRawValue(new RawValue(JsonCodec.toJson(row))));
        return object.toString();
    }
}
