package io.ringback.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.settings.Settings;
import io.ringback.wire.JsonCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows which notices wait for somebody, and whom they were told. */
@Command(
        name = "list",
        description = "List the notices that nobody has acknowledged yet.",
        footer = {"", "Example:", "  ringback notice list --all --json | jq .notice"})
final class NoticeListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--all", description = "Every notice that is still kept, those that wait for nobody, too.")
    private boolean all;

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    NoticeListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        try (Cluster cluster = Cluster.connect(settings)) {
            invocation.list(
                    new NoticeBook(cluster, settings)
                            .entries().values().stream()
                                    .filter(entry -> all || entry.isWaiting())
                                    .map(entry -> json ? json(entry) : line(entry)),
                    "no notice waits for anybody");
        }
        return 0;
    }

    private static String line(NoticeBook.Entry entry) {
        EmergencyNotice notice = entry.notice();
        @Nullable NoticeDelivery seen = entry.seen();
        String agent = notice.getAgentId() == null ? "" : "  agent " + notice.getAgentId();
        String number = notice.getNumber() == null ? "" : "  " + notice.getNumber();
        String place = notice.getLocationRef() == null ? "" : "  at " + notice.getLocationRef();
        return Paint.harmless("%-16s  %s  %s%s%s%s  told %s  %s"
                .formatted(
                        entry.id(),
                        notice.getAt(),
                        notice.getKind(),
                        agent,
                        number,
                        place,
                        told(entry),
                        seen == null ? "not acknowledged" : "acknowledged by " + seen.getContactId()));
    }

    /** The last word about each contact. */
    private static String told(NoticeBook.Entry entry) {
        Map<String, String> last = new LinkedHashMap<>();
        entry.rows().stream()
                .filter(row -> !row.equals(entry.seen()))
                .forEach(row -> last.put(row.getContactId(), row.getOutcome().name()));
        return last.isEmpty()
                ? "nobody"
                : last.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(","));
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
