package io.ringback.privacy;

import io.ringback.event.AutoResponderInstruction;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.SuppressionState;
import io.ringback.settings.Role;
import io.ringback.settings.Settings;
import io.ringback.wire.OutputFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the proof on a cluster: an emergency, once that is answered every other kind of call, and at last the end
 * of the session, so that the made-up agent does not stay in an emergency whatever happens.
 */
final class ClusterPlay {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    /** What a broker takes by default, with room for what is around it. */
    private static final int LARGEST = 1_000_000;

    private final Settings settings;
    private final String gateways;
    private final Persona persona;
    private final Calls avro;
    private final Calls json;
    private final Poison poison;
    private final Consumer<String> progress;

    /** @param gateways the gateways' own topic */
    ClusterPlay(Settings settings, String gateways, Persona persona, CanarySet canaries, Consumer<String> progress) {
        this.settings = settings;
        this.gateways = gateways;
        this.persona = persona;
        this.avro = new Calls(canaries, OutputFormat.AVRO, persona);
        this.json = new Calls(canaries, OutputFormat.JSON, persona);
        this.poison = new Poison(canaries, LARGEST);
        this.progress = progress;
    }

    /** @throws ProofFailure when a call is not answered, or not all are handled in time */
    void run(Admin admin) throws InterruptedException {
        try (ClusterAnswers answers =
                        new ClusterAnswers(settings, List.of("auto-responder", "dashboard-suppressions"));
                ClusterCalls calls = new ClusterCalls(settings, gateways)) {
            try {
                progress.accept("publishing an emergency of " + persona.agent() + " in pool " + persona.pool());
                calls.publish(avro.emergencies());
                @Nullable String number = numberGiven(answers);
                progress.accept("publishing calls of every kind, and poison");
                calls.publish(rest(number));
                awaitHandled(admin, calls);
            } finally {
                progress.accept("ending the session of " + persona.agent());
                calls.publish(all(List.of(avro.closing(), json.closing())));
            }
            awaitHandled(admin, calls);
            awaitForgotten(answers);
            progress.accept("all " + calls.published() + " records are handled");
        }
    }

    private List<CanaryRecord> rest(@Nullable String number) {
        List<CanaryRecord> others = all(List.of(avro.others(), json.emergencies(), json.others(), poison.plant()));
        return number == null ? others : all(List.of(others, avro.callbacks(number), json.callbacks(number)));
    }

    private @Nullable String numberGiven(ClusterAnswers answers) {
        Optional<AutoResponderInstruction> told =
                answers.await("auto-responder", AutoResponderInstruction.class, firstCall(), any -> true, ANSWER);
        if (told.isEmpty()) {
            throw new ProofFailure("nobody answers: an emergency call at " + settings.bootstrapServers()
                    + " got no instruction within " + ANSWER.toSeconds() + " s, so nothing is proved");
        }
        @Nullable String number = told.get().getNumber();
        progress.accept(
                number == null
                        ? "pool " + persona.pool() + " has no free number: calls to a callback number are left out"
                        : "answered: a number of pool " + persona.pool() + " is leased to " + persona.agent());
        return number;
    }

    private void awaitHandled(Admin admin, ClusterCalls calls) throws InterruptedException {
        String group = Role.INTAKE.application(settings);
        new Backlog(admin).awaitPast(group, gateways, calls.ends());
    }

    /** The desk handles a pool's signals in order: once it has dropped the first call, it has seen all of them. */
    private void awaitForgotten(ClusterAnswers answers) {
        Optional<DashboardSuppression> dropped = answers.await(
                "dashboard-suppressions",
                DashboardSuppression.class,
                firstCall(),
                row -> row.getState() == SuppressionState.DROP,
                ANSWER);
        if (dropped.isEmpty()) {
            throw new ProofFailure("the desk did not end the session of " + persona.agent() + " within "
                    + ANSWER.toSeconds() + " s, so nothing is proved");
        }
    }

    private String firstCall() {
        return persona.callId("call-" + OutputFormat.AVRO + "-0");
    }

    private static List<CanaryRecord> all(List<List<CanaryRecord>> some) {
        return some.stream().flatMap(List::stream).toList();
    }
}
