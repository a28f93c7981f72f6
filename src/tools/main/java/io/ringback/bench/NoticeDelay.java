package io.ringback.bench;

import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.event.NoticeKind;
import io.ringback.receivers.MailReceiver;
import io.ringback.receivers.WebReceiver;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * How soon the site knows: from the dial's acknowledgement by the broker to the mail at its server and the webhook at
 * its receiver, beside a consumer of the dials that sends the same mail directly.
 */
final class NoticeDelay implements Measure {
    private static final String NAME = "notify";
    private static final Pattern IN_MAIL = Pattern.compile("agent-((?:mail|direct)-[0-9]+)");
    private static final Pattern IN_HOOK = Pattern.compile("agent-(hook-[0-9]+)");
    private static final int CALLS_PER_SECOND = NumberDelay.CALLS_PER_SECOND;

    private volatile Consumer<String> mailed = call -> {};
    private volatile Consumer<String> posted = call -> {};

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        try (MailReceiver mail = new MailReceiver(text -> tell(IN_MAIL, text, mailed));
                WebReceiver web = new WebReceiver(text -> tell(IN_HOOK, text, posted));
                BenchDeployment deployment = new BenchDeployment(broker, NAME, 2 * NumberDelay.numbers(size))) {
            tellContacts(broker, deployment, mail, web);
            return alternate(broker, size, deployment, mail);
        }
    }

    private void tellContacts(BenchBroker broker, BenchDeployment deployment, MailReceiver mail, WebReceiver web)
            throws InterruptedException {
        Settings settings = Settings.load(broker.sources(
                NAME,
                "notice.smtp.url=" + mail.url(),
                "notice.smtp.from=ringback@example.com",
                "notice.escalate-after=PT10M",
                "notice.allow-private=true"));
        try (BulkProducer producer = new BulkProducer(broker)) {
            contact(producer, deployment, "desk", ContactChannel.EMAIL, "desk@example.com");
            contact(producer, deployment, "hook", ContactChannel.WEBHOOK, web.url() + "/hook");
            producer.flush();
        }
        deployment.start(settings, Role.NOTIFY);
    }

    private List<Figure> alternate(BenchBroker broker, RunSize size, BenchDeployment deployment, MailReceiver mail)
            throws InterruptedException {
        SampleCallEvents calls = new SampleCallEvents(OutputFormat.AVRO);
        Dialling mails = deployment.keep(new Dialling(broker, calls, "mail-", deployment.topic("call-events")));
        Dialling hooks = deployment.keep(new Dialling(broker, calls, "hook-", deployment.topic("call-events")));
        broker.topics(1, "directly.dials");
        DirectMail sender = deployment.keep(new DirectMail(mail.url()));
        deployment.keep(new Arrivals(broker, "directly.dials", dial -> sender.send("agent-" + dial.key())));
        Dialling direct = deployment.keep(new Dialling(broker, calls, "direct-", "directly.dials"));
        posted = hooks::arrived;
        mailed = call -> (call.startsWith("mail") ? mails : direct).arrived(call);
        return figures(size, mails, hooks, direct);
    }

    private static List<Figure> figures(RunSize size, Dialling mails, Dialling hooks, Dialling direct)
            throws InterruptedException {
        List<Histogram> mailed = new ArrayList<>();
        List<Histogram> posted = new ArrayList<>();
        List<Histogram> directly = new ArrayList<>();
        int rounds = Math.max(1, size.rounds() / 2);
        for (int i = -1; i < rounds; i++) {
            Histogram reference = direct.round(size.round(), CALLS_PER_SECOND, i);
            Histogram mail = mails.round(size.round(), CALLS_PER_SECOND, i);
            Histogram hook = hooks.round(size.round(), CALLS_PER_SECOND, i);
            if (i >= 0) {
                directly.add(reference);
                mailed.add(mail);
                posted.add(hook);
            }
        }
        String note =
                CALLS_PER_SECOND + " calls/s at random moments, each with a mail and a webhook; the reference is a"
                        + " consumer of the dials that sends the mail";
        return List.of(
                figure("dial to mail", 50, mailed, directly, note),
                figure("dial to mail", 99, mailed, directly, note),
                figure("dial to webhook", 50, posted, directly, note),
                figure("dial to webhook", 99, posted, directly, note));
    }

    private static Figure figure(
            String name, int percentile, List<Histogram> ours, List<Histogram> directly, String note) {
        return Figure.beside(
                name + ", p" + percentile,
                "ms",
                NumberDelay.at(ours, percentile),
                NumberDelay.at(directly, percentile),
                percentile == 99 ? Goal.atMost(500, "ms") : Goal.NONE,
                note);
    }

    static void contact(
            BulkProducer producer, BenchDeployment deployment, String id, ContactChannel channel, String address) {
        Contact contact = Contact.newBuilder()
                .setContactId(id)
                .setKinds(List.of(NoticeKind.EMERGENCY_CALL_PLACED.name()))
                .setChannel(channel)
                .setAddress(address)
                .build();
        String topic = deployment.topic("contacts");
        producer.send(topic, id, EventSerdes.avro(Contact.class).serializer().serialize(topic, contact));
    }

    private static void tell(Pattern agent, String text, Consumer<String> of) {
        Matcher named = agent.matcher(text);
        if (named.find()) {
            of.accept(named.group(1));
        }
    }
}
