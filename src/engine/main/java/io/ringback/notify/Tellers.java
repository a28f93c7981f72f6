package io.ringback.notify;

import io.ringback.event.ContactChannel;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.NotifyTopology.Provisioned;
import io.ringback.settings.AsteriskSettings;
import io.ringback.settings.NoticeSettings;
import io.ringback.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a process's senders, each with channels of its own; what they have told they know together. */
final class Tellers {
    private static final Logger LOG = LoggerFactory.getLogger(Tellers.class);

    /** Of the 272 mails, or webhooks of a host, that there is room for. */
    private static final int FROM_OUTSIDE = 128;

    private static final int FROM_OUTSIDE_OF_A_POOL = 32;

    /** Of the 16 calls that are placed at once. */
    private static final int CALLS_FROM_OUTSIDE = 8;

    private static final int CALLS_FROM_OUTSIDE_OF_A_POOL = 4;

    private final Supplier<Map<ContactChannel, NoticeChannel>> channels;
    private final Supplier<RowLog<NoticeDelivery>> deliveries;
    private final Optional<AckLinks> links;
    private final InstantSource clock;
    private final RecentOrders recent = new RecentOrders();

    /** What is read from files, once and before anything starts; null where the settings name none. */
    private record Secrets(
            @Nullable Secret signature, @Nullable CallPlacing calls) {
        static Secrets read(Settings settings) {
            @Nullable Path signature = settings.notice().webhookSecretFile();
            @Nullable Path password = settings.asterisk().passwordFile();
            return new Secrets(
                    signature == null ? null : Secret.read("notice.webhook.secret-file", signature),
                    password == null ? null : calls(settings.asterisk(), password));
        }

        /** The file is the role asterisk's; a process that cannot read it tells contacts in other ways. */
        private static @Nullable CallPlacing calls(AsteriskSettings asterisk, Path password) {
            try {
                return CallPlacing.at(asterisk, password);
            } catch (IllegalArgumentException e) {
                LOG.warn("event=no-calls reason=\"{}\"", e.getMessage());
                return null;
            }
        }
    }

    Tellers(
            Supplier<Map<ContactChannel, NoticeChannel>> channels,
            Supplier<RowLog<NoticeDelivery>> deliveries,
            Optional<AckLinks> links,
            InstantSource clock) {
        this.channels = channels;
        this.deliveries = deliveries;
        this.links = links;
        this.clock = clock;
    }

    /**
     * With the channels that the settings set up.
     *
     * @throws IllegalArgumentException in one line, when a secret cannot be read
     */
    static Tellers of(Settings settings, InstantSource clock) {
        Secrets secrets = Secrets.read(settings);
        return new Tellers(
                () -> channels(settings, secrets), () -> RowLog.ofDeliveries(settings), AckLinks.of(settings), clock);
    }

    Teller open(Provisioned provisioned) {
        RowLog<NoticeDelivery> rows = deliveries.get();
        Sender sender = new Sender(provisioned, channels.get(), links, recent, rows, clock);
        return new Teller() {
            @Override
            public void tell(Order order) {
                sender.tell(order);
            }

            @Override
            public void close() {
                sender.close();
                rows.close();
            }
        };
    }

    /** @throws IllegalArgumentException in one line, when a secret cannot be read */
    static Map<ContactChannel, NoticeChannel> channels(Settings settings) {
        return channels(settings, Secrets.read(settings));
    }

    private static Map<ContactChannel, NoticeChannel> channels(Settings settings, Secrets secrets) {
        NoticeSettings notice = settings.notice();
        Map<ContactChannel, NoticeChannel> channels = new EnumMap<>(ContactChannel.class);
        channels.put(ContactChannel.LOG, new LogChannel());
        channels.put(
                ContactChannel.WEBHOOK,
                yielding(new WebhookChannel(
                        new CloudEvents(settings.topicPrefix()), secrets.signature(), notice.allowPrivate())));
        @Nullable URI server = notice.smtpUrl();
        @Nullable String from = notice.smtpFrom();
        if (server != null && from != null) {
            channels.put(ContactChannel.EMAIL, yielding(new MailChannel(server, from)));
        }
        @Nullable CallPlacing calls = secrets.calls();
        if (calls != null) {
            channels.put(
                    ContactChannel.CALL,
                    new YieldingChannel(new CallChannel(calls), CALLS_FROM_OUTSIDE, CALLS_FROM_OUTSIDE_OF_A_POOL));
        }
        return channels;
    }

    private static NoticeChannel yielding(NoticeChannel channel) {
        return new YieldingChannel(channel, FROM_OUTSIDE, FROM_OUTSIDE_OF_A_POOL);
    }
}
