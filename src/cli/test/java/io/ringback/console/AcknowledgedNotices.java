package io.ringback.console;

import io.ringback.consumer.SchemaOnlyConsumer;
import io.ringback.consumer.SchemaOnlyConsumer.Seen;
import io.ringback.notify.AckLinks;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The notices of a deployment, the links by which contacts acknowledge them, and who did. */
final class AcknowledgedNotices implements AutoCloseable {
    private final Settings settings;
    private final SchemaOnlyConsumer written;

    AcknowledgedNotices(Settings settings) {
        this.settings = settings;
        this.written = reading("notice-acknowledgements");
    }

    /** What a console is told so that it takes the links. */
    static List<String> assignments(Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("ack-secret"), "a-secret-of-enough-letters");
        return List.of("notice.ack.url=http://127.0.0.1", "notice.ack.secret-file=" + secret);
    }

    /** The notice of an agent's emergency. */
    String emergencyOf(String agent) {
        try (SchemaOnlyConsumer notices = reading("notices")) {
            return first(notices, each -> each.text("agentId").equals(agent)).text("noticeId");
        }
    }

    /** The path of the link that a contact was told. */
    static String linkOf(String notice, String contact, List<String> assignments) {
        return AckLinks.of(Settings.load(SettingSources.none().withAll(assignments)))
                .orElseThrow()
                .link(new NoticeId(notice), new ContactId(contact))
                .getPath()
                .substring(1);
    }

    boolean isAcknowledged(String notice) {
        return written.readToEnd().stream().anyMatch(each -> each.key().equals(notice));
    }

    /** By whom, as the topic says. */
    String acknowledgedBy(String notice) {
        return first(written, each -> each.key().equals(notice)).text("by");
    }

    @Override
    public void close() {
        written.close();
    }

    private SchemaOnlyConsumer reading(String topic) {
        return new SchemaOnlyConsumer(settings.bootstrapServers(), settings.topicPrefix() + topic);
    }

    private static Seen first(SchemaOnlyConsumer topic, Predicate<Seen> wanted) {
        return topic.readUntil(seen -> seen.stream().anyMatch(wanted), Duration.ofMinutes(2)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }
}
