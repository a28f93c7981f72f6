package io.ringback.notify;

import io.ringback.event.ContactChannel;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.NotifyTopology.Provisioned;
import io.ringback.settings.NoticeSettings;
import io.ringback.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes senders with the channels that the settings set up. */
final class Tellers {
    private final Settings settings;
    private final Optional<AckLinks> links;
    private final @Nullable Secret signature;
    private final RecentOrders recent = new RecentOrders();

    /** @throws IllegalArgumentException in one line, when a secret cannot be read */
    Tellers(Settings settings) {
        this.settings = settings;
        this.links = AckLinks.of(settings);
        this.signature = signature(settings);
    }

    Teller open(Provisioned provisioned) {
        RowLog<NoticeDelivery> deliveries = RowLog.ofDeliveries(settings);
        Sender sender = new Sender(provisioned, channels(settings, signature), links, recent, deliveries);
        return new Teller() {
            @Override
            public void tell(Order order) {
                sender.tell(order);
            }

            @Override
            public void close() {
                sender.close();
                deliveries.close();
            }
        };
    }

    /** @throws IllegalArgumentException in one line, when a secret cannot be read */
    static Map<ContactChannel, Channel> channels(Settings settings) {
        return channels(settings, signature(settings));
    }

    private static @Nullable Secret signature(Settings settings) {
        @Nullable Path file = settings.notice().webhookSecretFile();
        return file == null ? null : Secret.read("notice.webhook.secret-file", file);
    }

    private static Map<ContactChannel, Channel> channels(Settings settings, @Nullable Secret signature) {
        NoticeSettings notice = settings.notice();
        Map<ContactChannel, Channel> channels = new EnumMap<>(ContactChannel.class);
        channels.put(ContactChannel.LOG, new LogChannel());
        channels.put(
                ContactChannel.WEBHOOK,
                new WebhookChannel(new CloudEvents(settings.topicPrefix()), signature, notice.allowPrivate()));
        @Nullable URI server = notice.smtpUrl();
        @Nullable String from = notice.smtpFrom();
        if (server != null && from != null) {
            channels.put(ContactChannel.EMAIL, new MailChannel(server, from));
        }
        return channels;
    }
}
