package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringback.settings.Settings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how many numbers a pool needs, before anybody orders them; no broker is asked. */
@Command(
        name = "size",
        description = "Say how many numbers a pool needs (Erlang B).",
        footer = {
            "",
            "A number is held for a lease and the quarantine after it. Calls that last, callbacks and"
                    + " callback.min-after-call hold it longer: give a longer --lease to allow for them.",
            "",
            "Example:",
            "  ringback pool size --calls-per-hour 4 --peak 3 --lease PT75M"
        })
final class PoolSizeCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(
            names = "--calls-per-hour",
            paramLabel = "N",
            required = true,
            description = "Emergency calls of the pool's agents in a usual hour, such as 0.5.")
    private double callsPerHour;

    @Option(
            names = "--peak",
            paramLabel = "FACTOR",
            defaultValue = "3",
            description = "How many times as many the pool has to bear (default: ${DEFAULT-VALUE}).")
    private double peak = 3;

    @Option(names = "--lease", paramLabel = "DURATION", description = "Such as PT60M (default: callback.lease).")
    private @Nullable Duration lease;

    @Option(
            names = "--quarantine",
            paramLabel = "DURATION",
            description = "Such as PT60M (default: callback.quarantine).")
    private @Nullable Duration quarantine;

    @Option(
            names = "--blocking",
            paramLabel = "P",
            defaultValue = "0.001",
            description = "The part of the calls that may find no rested number (default: ${DEFAULT-VALUE}).")
    private double blocking = 0.001;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PoolSizeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Settings settings = invocation.settings();
        PoolSizing sizing = new PoolSizing(
                callsPerHour,
                peak,
                Objects.requireNonNullElse(lease, settings.lease()),
                Objects.requireNonNullElse(quarantine, settings.quarantine()),
                blocking);
        PrintWriter out = invocation.out();
        if (json) {
            out.println(object(sizing));
        } else {
            text(sizing).lines().forEach(out::println);
        }
        return 0;
    }

    private static ObjectNode object(PoolSizing sizing) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("numbers", sizing.numbers())
                .put("erlangs", sizing.offered())
                .put("restCutShort", sizing.restCutShort())
                .put("noNumber", sizing.noNumber())
                .put("callsPerHour", sizing.callsPerHour())
                .put("peak", sizing.peak())
                .put("lease", sizing.lease().toString())
                .put("quarantine", sizing.quarantine().toString())
                .put("blocking", sizing.target());
    }

    private static String text(PoolSizing sizing) {
        return String.format(
                Locale.ROOT, """
                %d numbers
                %.2f of them are leased or resting at once in a peak hour, on average
                %.1e of a peak hour's calls cut a number's rest short
                %.1e of a peak hour's calls get no number
                """, sizing.numbers(), sizing.offered(), sizing.restCutShort(), sizing.noNumber());
    }
}
