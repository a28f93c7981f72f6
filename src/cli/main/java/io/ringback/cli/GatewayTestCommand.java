package io.ringback.cli;

import io.ringback.event.CallEvent;
import io.ringback.gateway.Rehearsal;
import io.ringback.gateway.Rehearsal.Line;
import io.ringback.wire.JsonCodec;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows, line by line, what a file of a system's events becomes, and what is missing. Talks to no broker. */
@Command(
        name = "test",
        description = "Show what a file of a system's events becomes, line by line, and what is missing.",
        footer = {
            "",
            "Examples:",
            "  ringback gateway test twilio events.txt",
            "  ringback gateway test ./our-pbx.yaml events.txt --agents 'SIP/(.+)'",
            "  ringback gateway test jambonz events.txt --json | ringback publish",
            "",
            "A line is one event: JSON, or a form's fields (a=b&c=d). What is shown holds the numbers of the file.",
            "Exit code 1: a line cannot be used, or a call is never told of."
        })
final class GatewayTestCommand implements Callable<Integer> {
    private static final long LARGEST_FILE = 64L << 20;

    private final Invocation invocation;

    @Parameters(
            index = "0",
            paramLabel = "SYSTEM",
            description = "A mapping that comes with Ringback, such as twilio, or the path of a .yaml file.")
    private String system = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A file of events, one a line.")
    private Path file = Path.of("");

    @Option(
            names = "--agents",
            paramLabel = "PATTERNS",
            defaultValue = "",
            description = "How agents are written: patterns with one group each, separated by blanks.")
    private String agents = "";

    @Option(names = "--json", description = "The call events alone, as JSON lines; remarks go to standard error.")
    private boolean json;

    GatewayTestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Rehearsal rehearsal = rehearsal();
        List<Line> lines = rehearsal.play(read());
        lines.forEach(this::show);
        if (json) {
            rehearsal.told().forEach(event -> invocation.out().println(JsonCodec.toJson(event)));
        }
        rehearsal.summary().forEach(remark -> remark(null, remark));
        return rehearsal.isComplete() ? 0 : invocation.failed("not every event could be used: the remarks say which");
    }

    private Rehearsal rehearsal() {
        try {
            return Rehearsal.of(system, agents, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private List<String> read() {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new CommandFailure("more than 64 MiB: " + file);
            }
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new CommandFailure("no text in UTF-8: " + file, e);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file, e);
        }
    }

    private void show(Line line) {
        if (!json) {
            line.events()
                    .forEach(event -> invocation.out().println(Paint.harmless(line.number() + "  " + text(event))));
        }
        line.remarks().forEach(remark -> remark(line.number(), remark));
    }

    private void remark(@Nullable Integer line, String remark) {
        String text = Paint.harmless((line == null ? "" : line) + "  - " + remark);
        (json ? invocation.err() : invocation.out()).println(text);
    }

    private static String text(CallEvent event) {
        StringBuilder text =
                new StringBuilder(event.getType() + " " + event.getCallId() + " at " + event.getOccurredAt());
        append(text, "", event.getDirection());
        append(text, "agent=", event.getAgentId());
        append(text, "dialled=", event.getDialledNumber());
        append(text, "caller=", event.getCallerNumber());
        append(text, "linked to ", event.getLinkedCallId());
        append(text, "endpoint=", event.getEndpointRef());
        append(text, "emergency=", event.getEmergency());
        append(text, "psap-callback=", event.getPsapCallback());
        append(text, "keepalive=", event.getKeepaliveSeconds());
        return text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(' ').append(name).append(value);
        }
    }
}
