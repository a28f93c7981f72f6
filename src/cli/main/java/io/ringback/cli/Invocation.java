package io.ringback.cli;

import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import io.ringback.settings.Shown;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * What every command is given: the settings, as the options before or after its name say, and where to read and write.
 */
public final class Invocation {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Read settings from this file of properties, or from all such files of this folder.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Set one setting; wins over the file and the environment (RINGBACK_...). Repeatable.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "The Kafka brokers; short for --set bootstrap.servers=...")
    private @Nullable String bootstrapServers;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec ringback;

    private final Map<String, String> environment;
    private final InputStream in;

    Invocation(Map<String, String> environment, InputStream in) {
        this.environment = Map.copyOf(environment);
        this.in = in;
    }

    /** Loads and checks the settings; everything that is wrong with them is told at once. */
    public Settings settings() {
        return Settings.load(sources());
    }

    /** Connects to the brokers that the settings name. */
    Cluster connect() throws InterruptedException {
        return Cluster.connect(settings());
    }

    public SettingSources sources() {
        if (bootstrapServers != null && names("bootstrap.servers")) {
            throw new WrongUsage(
                    "the brokers are named twice: leave --bootstrap-servers or --set bootstrap.servers out");
        }
        SettingSources sources = new SettingSources(config, environment, assignments);
        return bootstrapServers == null ? sources : sources.with("bootstrap.servers", bootstrapServers);
    }

    /** The same with others for what the command line does not decide. */
    Settings settingsWith(Map<String, String> others) {
        SettingSources sources = sources();
        Settings own = settings();
        for (Map.Entry<String, String> other : others.entrySet()) {
            sources = decides(other.getKey(), own) ? sources : sources.with(other.getKey(), other.getValue());
        }
        return Settings.load(sources);
    }

    /** Whether the command line says what a setting is. */
    boolean names(String setting) {
        return assignments.stream().anyMatch(assignment -> assignment.strip().startsWith(setting + "="));
    }

    /** Whether it names the setting, or the profile that this shell has it from. */
    boolean decides(String setting, Settings own) {
        @Nullable Shown shown = own.shown().get(setting);
        return names(setting)
                || (names("profile") && shown != null && shown.origin().startsWith("profile "));
    }

    public boolean namesBrokers() {
        return bootstrapServers != null;
    }

    /** Whether the brokers were named on the command line: then they are meant, where a file's may only be a habit. */
    public boolean meansACluster() {
        return namesBrokers() || names("bootstrap.servers");
    }

    InputStream in() {
        return in;
    }

    /** Prints a list, a line each. Of an empty list a person is told on standard error. */
    void list(Stream<String> lines, String whenEmpty) {
        List<String> all = lines.toList();
        all.forEach(out()::println);
        if (all.isEmpty()) {
            err().println(whenEmpty);
        }
    }

    /** Prints a line that is read at once, also through a pipe. */
    public void tell(String line) {
        out().println(line);
        out().flush();
    }

    /** Says in one line, beside what is printed, what a person should know. */
    void complain(String line) {
        err().println(Paint.harmless(line));
        err().flush();
    }

    /** Says in one line, beside what is printed, what is not as it should be. */
    void warn(String what) {
        complain("ringback: " + what);
    }

    /** Warns of what did not hold, and gives the exit code for it. */
    int failed(String why) {
        warn(why);
        return Failures.FAILED;
    }

    public PrintWriter out() {
        return commandSpec().commandLine().getOut();
    }

    public PrintWriter err() {
        return commandSpec().commandLine().getErr();
    }

    private CommandSpec commandSpec() {
        if (ringback == null) {
            throw new IllegalStateException("no command line was parsed");
        }
        return ringback;
    }
}
