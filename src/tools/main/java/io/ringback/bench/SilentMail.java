package io.ringback.bench;

import io.ringback.event.ContactChannel;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.receivers.MailReceiver;
import io.ringback.receivers.WebReceiver;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/**
 * What a mail server that takes mails and never says so costs the others: the time to a number, the webhook's contact
 * and notify's memory, each beside itself while that server answers.
 */
final class SilentMail implements Measure {
    private static final String NAME = "mail-hangs";
    private static final Pattern CALL = Pattern.compile("agent-(hook-[0-9]+)");
    private static final Pattern NOTICE = Pattern.compile("\"noticeId\":\"([^\"]+)\"");
    private static final int CALLS_PER_SECOND = 50;

    private volatile CountDownLatch answers = new CountDownLatch(0);

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        try (BenchDeployment deployment = new BenchDeployment(broker, NAME, 2 * NumberDelay.numbers(size));
                BulkProducer acknowledgements = new BulkProducer(broker);
                MailReceiver mail = new MailReceiver(text -> await());
                Dialling numbers = deployment.dialling("call-");
                Dialling hooks = new Dialling(
                        broker, new SampleCallEvents(OutputFormat.AVRO), "hook-", deployment.topic("call-events"));
                WebReceiver web = new WebReceiver(text -> posted(text, hooks, acknowledgements, deployment))) {
            NoticeDelay.contact(acknowledgements, deployment, "desk", ContactChannel.EMAIL, "desk@example.com");
            NoticeDelay.contact(acknowledgements, deployment, "hook", ContactChannel.WEBHOOK, web.url() + "/hook");
            acknowledgements.flush();
            try (ChildProcess notify = notify(broker, mail)) {
                notify.awaitReady();
                return alternate(size, numbers, hooks, notify);
            } finally {
                answers.countDown();
            }
        }
    }

    private static ChildProcess notify(BenchBroker broker, MailReceiver mail) throws Exception {
        return new ChildProcess(
                List.of(),
                "notify",
                broker.sources(
                        NAME,
                        "state.dir=" + broker.stateDirectory(NAME + "-child"),
                        "notice.smtp.url=" + mail.url(),
                        "notice.smtp.from=ringback@example.com",
                        "notice.escalate-after=PT10M",
                        "notice.allow-private=true"));
    }

    private List<Figure> alternate(RunSize size, Dialling numbers, Dialling hooks, ChildProcess notify)
            throws Exception {
        Rounds answering = new Rounds();
        Rounds silent = new Rounds();
        for (int i = -1; i < size.rounds(); i++) {
            answering.add(i, size, numbers, hooks, notify);
            answers = new CountDownLatch(1);
            silent.add(i, size, numbers, hooks, notify);
            answers.countDown();
        }
        String note =
                CALLS_PER_SECOND + " calls/s; rounds in which the mail server says nothing beside rounds in which it"
                        + " answers, notify in a JVM of its own";
        return List.of(
                beside("time to number while the mail server hangs, p99", silent.numbers, answering.numbers, note),
                beside("dial to webhook while the mail server hangs, p99", silent.hooks, answering.hooks, note),
                Figure.beside(
                        "notify's live heap while it hangs",
                        "MiB",
                        silent.heap,
                        answering.heap,
                        Goal.ratioAtMost(1.25),
                        note));
    }

    /** What rounds of one kind came to. */
    private static final class Rounds {
        private final List<Histogram> numbers = new ArrayList<>();
        private final List<Histogram> hooks = new ArrayList<>();
        private final List<Double> heap = new ArrayList<>();

        void add(int round, RunSize size, Dialling number, Dialling hook, ChildProcess notify) throws Exception {
            Histogram taken = number.round(size.round(), CALLS_PER_SECOND, round);
            Histogram posted = hook.round(size.round(), CALLS_PER_SECOND, round);
            double live = notify.heapMebibytes();
            if (round >= 0) {
                numbers.add(taken);
                hooks.add(posted);
                heap.add(live);
            }
        }
    }

    private static Figure beside(String name, List<Histogram> silent, List<Histogram> answering, String note) {
        return Figure.beside(
                name, "ms", NumberDelay.at(silent, 99), NumberDelay.at(answering, 99), Goal.ratioAtMost(1.35), note);
    }

    /** The contact told by webhook acknowledges, so that no notice stays open for its mail. */
    private static void posted(String text, Dialling hooks, BulkProducer acknowledgements, BenchDeployment deployment) {
        Matcher call = CALL.matcher(text);
        if (call.find()) {
            hooks.arrived(call.group(1));
        }
        Matcher notice = NOTICE.matcher(text);
        if (notice.find()) {
            String topic = deployment.topic("notice-acknowledgements");
            NoticeAcknowledgement seen = new NoticeAcknowledgement(notice.group(1), "hook", Instant.now());
            acknowledgements.send(
                    topic,
                    notice.group(1),
                    EventSerdes.avro(NoticeAcknowledgement.class).serializer().serialize(topic, seen));
        }
    }

    private void await() {
        try {
            answers.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
