package io.ringback.certify;

import io.ringback.consumer.DrillAnswers;
import io.ringback.consumer.TableFeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/** A router, presence service, dashboard or recorder that is made of Ringback's own tables: what a consumer in Java looks like. */
public final class ReferenceProgram {
    private final ConsumerKind kind;
    private final Map<String, String> environment;

    public ReferenceProgram(ConsumerKind kind, Map<String, String> environment) {
        this.kind = kind;
        this.environment = Map.copyOf(environment);
    }

    /** Runs the kind that the one argument names. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ConsumerKind kind = ConsumerKind.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        if (kind == ConsumerKind.BOT) {
            new ReferenceBotProgram(System.getenv()).run(System.in, System.out);
        } else {
            new ReferenceProgram(kind, System.getenv()).run(System.in, System.out);
        }
    }

    /** Follows the topics and answers until the questions end. */
    @SuppressWarnings("try") // the feed fills the table while questions come
    public void run(InputStream in, OutputStream out) throws IOException {
        Reference reference = new Reference(environment.get("RINGBACK_FALLBACK_DESTINATION"));
        Map<String, Object> kafka =
                Map.of("bootstrap.servers", environment.getOrDefault("RINGBACK_BOOTSTRAP_SERVERS", "localhost:9092"));
        String prefix = environment.getOrDefault("RINGBACK_TOPIC_PREFIX", "ringback.");
        try (DrillAnswers drills = new DrillAnswers(kafka, prefix, kind.part(), DrillAnswers.host());
                TableFeed feed = TableFeed.start(kafka, prefix, drills, reference.table(kind))) {
            new LineProtocol(out).serve(in, reference::answer);
        }
    }
}
