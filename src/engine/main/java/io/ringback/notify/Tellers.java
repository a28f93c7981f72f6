package io.ringback.notify;

import io.ringback.event.ContactChannel;
import io.ringback.notify.NotifyTopology.Provisioned;
import io.ringback.settings.NoticeSettings;
import io.ringback.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes senders with the channels that the settings set up. */
final class Tellers {
    private final Settings settings;
    private final RecentOrders recent = new RecentOrders();

    Tellers(Settings settings) {
        this.settings = settings;
    }

    Teller open(Provisioned provisioned) {
        DeliveryLog deliveries = DeliveryLog.open(settings);
        Sender sender = new Sender(provisioned, channels(settings), AckLinks.of(settings), recent, deliveries);
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

    static Map<ContactChannel, Channel> channels(Settings settings) {
        NoticeSettings notice = settings.notice();
        Map<ContactChannel, Channel> channels = new EnumMap<>(ContactChannel.class);
        channels.put(ContactChannel.LOG, new LogChannel());
        @Nullable Path secret = notice.webhookSecretFile();
        channels.put(
                ContactChannel.WEBHOOK,
                new WebhookChannel(
                        new CloudEvents(settings.topicPrefix()),
                        secret == null ? null : Secret.read("notice.webhook.secret-file", secret),
                        notice.allowPrivate()));
        @Nullable URI server = notice.smtpUrl();
        @Nullable String from = notice.smtpFrom();
        if (server != null && from != null) {
            channels.put(ContactChannel.EMAIL, new MailChannel(server, from));
        }
        return channels;
    }
}
