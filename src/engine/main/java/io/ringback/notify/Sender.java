package io.ringback.notify;

import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.event.DeliveryOutcome;
import io.ringback.event.Location;
import io.ringback.event.NoticeDelivery;
import io.ringback.notify.NotifyTopology.Provisioned;
import io.ringback.notify.RecentOrders.Attempt;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Notice;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks a contact's address up, lets its channel try, and writes what became of it. An attempt that was under way when this
 * sender closed has not been made: the next one makes it, also in the same process.
 */
final class Sender implements Teller {
    private final Provisioned provisioned;
    private final Map<ContactChannel, NoticeChannel> channels;
    private final Optional<AckLinks> links;
    private final RecentOrders recent;
    private final Consumer<NoticeDelivery> deliveries;
    private final InstantSource clock;
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Sender(
            Provisioned provisioned,
            Map<ContactChannel, NoticeChannel> channels,
            Optional<AckLinks> links,
            RecentOrders recent,
            Consumer<NoticeDelivery> deliveries,
            InstantSource clock) {
        this.provisioned = provisioned;
        this.channels = Map.copyOf(channels);
        this.links = links;
        this.recent = recent;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What has ended is said once more: whoever asks again may have read the first row before the notice. */
    @Override
    public void tell(Order order) {
        if (!underWay.add(Attempt.of(order))) {
            return;
        }
        @Nullable Result before = recent.get(Attempt.of(order));
        if (before == null) {
            attempt(order);
        } else {
            ended(order, before);
        }
    }

    private void attempt(Order order) {
        @Nullable Contact contact = provisioned.contacts().get(order.contact().value());
        if (contact == null) {
            ended(order, Result.refused("CONTACT_GONE"));
            return;
        }
        @Nullable NoticeChannel channel = channels.get(contact.getChannel());
        if (channel == null) {
            ended(order, Result.refused("CHANNEL_NOT_SET_UP"));
            return;
        }
        try {
            channel.send(
                    message(order.notice(), order.contact()), contact.getAddress(), result -> ended(order, result));
        } catch (RuntimeException e) {
            // An address that no channel expects ends no thread. The message may quote it and is not logged.
            ended(order, Result.failed("UNEXPECTED"));
        }
    }

    @Override
    public void close() {
        closed = true;
        channels.values().forEach(NoticeChannel::close);
    }

    private Message message(Notice notice, ContactId contact) {
        @Nullable String ref = notice.about().locationRef();
        @Nullable Location known = ref == null ? null : provisioned.locations().get(ref);
        @Nullable URI link = notice.kind().isEscalated()
                ? links.map(made -> made.link(notice.id(), contact)).orElse(null)
                : null;
        return Message.of(notice, contact, known == null ? ref : known.getLabel(), link);
    }

    /** What a closing channel says of its attempts is no outcome. */
    private void ended(Order order, Result result) {
        if (closed) {
            return;
        }
        recent.put(Attempt.of(order), result);
        underWay.remove(Attempt.of(order));
        write(order, result);
    }

    private void write(Order order, Result result) {
        deliveries.accept(NoticeEvents.delivery(
                order.notice().id(),
                order.notice().pool(),
                order.contact().value(),
                order.attempt(),
                DeliveryOutcome.valueOf(result.outcome().name()),
                result.error(),
                clock.instant()));
    }
}
