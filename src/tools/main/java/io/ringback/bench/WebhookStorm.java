package io.ringback.bench;

import io.ringback.common.Daemons;
import io.ringback.gateway.GatewayRole;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.HdrHistogram.Histogram;

/**
 * A storm of signed events at a gateway, beside a server that produces the bodies and nothing else; and the number of
 * an agent who dials 911 in it, beside a quiet hour.
 */
final class WebhookStorm implements Measure {
    /** The gateway's name in the URL. */
    static final String GATEWAY = "jambonz";

    private static final String ALONE = "storm";
    private static final String WITH_CALLS = "storm-calls";
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int EMERGENCIES_PER_SECOND = NumberDelay.CALLS_PER_SECOND / 2;
    private static final Goal SOON = Goal.atMost(50, "ms");
    private static final String NOTE = String.format("%,d signed events/s at random moments", EVENTS_PER_SECOND);

    /** One storm's times to the answers, one's of emergencies in it, in microseconds. */
    private record Both(Histogram answers, Histogram numbers) {}

    @Override
    public List<Figure> take(BenchBroker broker, RunSize size) throws Exception {
        List<Figure> figures = new ArrayList<>(answers(broker, size));
        figures.addAll(numbers(broker, size));
        return figures;
    }

    private static List<Figure> answers(BenchBroker broker, RunSize size) throws Exception {
        Settings settings = broker.deployment(ALONE, needed(broker));
        List<Histogram> taken = new ArrayList<>();
        List<Histogram> produced = new ArrayList<>();
        try (GatewayRole role = GatewayRole.start(settings);
                BodyAlone body = new BodyAlone(broker, settings.topicPrefix() + "call-events");
                SignedPosts ours = new SignedPosts(role.port());
                SignedPosts theirs = new SignedPosts(body.port())) {
            WarmUp.take(size, seed -> {
                theirs.storm(storm(size, seed));
                ours.storm(storm(size, seed));
            });
            for (int i = 0; i < size.rounds(); i++) {
                produced.add(theirs.storm(storm(size, i)));
                taken.add(ours.storm(storm(size, i)));
            }
        }
        String note = NOTE + "; the reference is a handler that produces the body and nothing else";
        return List.of(
                beside("event to answer, p50", 50, taken, produced, Goal.NONE, note),
                beside("event to answer, p99", 99, taken, produced, SOON, note),
                beside("event to answer, p99 beside the body alone", 99, taken, produced, Goal.ratioAtMost(1.5), note));
    }

    private static List<Figure> numbers(BenchBroker broker, RunSize size) throws Exception {
        List<Histogram> stormy = new ArrayList<>();
        List<Histogram> quiet = new ArrayList<>();
        List<Histogram> answers = new ArrayList<>();
        try (BenchDeployment deployment = new BenchDeployment(broker, WITH_CALLS, numbersFor(size))) {
            Settings settings = Settings.load(broker.sources(WITH_CALLS, needed(broker)));
            int port = deployment.keep(GatewayRole.start(settings)).port();
            SignedPosts posts = deployment.keep(new SignedPosts(port));
            Dialling dials = deployment.keep(
                    new Dialling(broker, "emergency-", new SignedPosts(port), deployment.topic("auto-responder")));
            WarmUp.take(size, seed -> {
                dials.round(size.round(), EMERGENCIES_PER_SECOND, seed);
                inAStorm(posts, dials, size, seed);
            });
            for (int i = 0; i < size.rounds(); i++) {
                quiet.add(dials.round(size.round(), EMERGENCIES_PER_SECOND, i));
                Both storm = inAStorm(posts, dials, size, i);
                stormy.add(storm.numbers());
                answers.add(storm.answers());
            }
        }
        String note = EMERGENCIES_PER_SECOND
                + " emergencies/s, from the post to the instruction, beside themselves without the " + NOTE;
        return List.of(
                beside("post to number, p50", 50, stormy, quiet, Goal.NONE, note),
                beside("post to number, p99", 99, stormy, quiet, Goal.ratioAtMost(2), note),
                Figure.alone(
                        "storm: event to answer, p99, with intake and desk at work",
                        "ms",
                        Summary.of(NumberDelay.at(answers, 99)),
                        SOON,
                        NOTE));
    }

    /** A number for every call, however long the warm-up. */
    private static int numbersFor(RunSize size) {
        long rounds = (long) WarmUp.AT_MOST * size.warmUp() + size.rounds();
        return (int) (2 * rounds * size.round().toSeconds() * EMERGENCIES_PER_SECOND * 5 / 4);
    }

    private static Both inAStorm(SignedPosts posts, Dialling dials, RunSize size, int round) throws Exception {
        FutureTask<Histogram> storm = new FutureTask<>(() -> posts.storm(storm(size, round)));
        Daemons.start("storm", storm);
        Histogram numbers = dials.round(size.round(), EMERGENCIES_PER_SECOND, round);
        return new Both(storm.get(), numbers);
    }

    private static Pace storm(RunSize size, int round) {
        return new Pace(size.round(), EVENTS_PER_SECOND, round);
    }

    private static Figure beside(
            String name, int percentile, List<Histogram> ours, List<Histogram> others, Goal goal, String note) {
        return Figure.beside(
                "storm: " + name,
                "ms",
                NumberDelay.at(ours, percentile),
                NumberDelay.at(others, percentile),
                goal,
                note);
    }

    private static String[] needed(BenchBroker broker) throws IOException {
        Path secret = broker.stateDirectory("storm-secret");
        Files.createDirectories(secret.getParent());
        Files.writeString(secret, SignedPosts.SECRET);
        return new String[] {
            "gateways=" + GATEWAY,
            "gateway.listen=127.0.0.1:0",
            "gateway." + GATEWAY + ".system=jambonz",
            "gateway." + GATEWAY + ".secret-file=" + secret
        };
    }
}
