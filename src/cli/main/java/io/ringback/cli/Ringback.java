package io.ringback.cli;

import io.ringback.wire.TrustedRecords;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: reads the command line, runs one command, ends with its exit code. */
@Command(
        name = "ringback",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes a contact centre's emergency calls safe to call back.",
        footer = {
            "",
            "Try it, in two terminals of a checkout:",
            "  ./ringback run --embedded",
            "  ./ringback watch",
            "",
            "From a checkout, 'ringback prove-safety' lives through simulated histories and says what they prove.",
            "'ringback COMMAND --help' tells more. Exit codes: 0 done, 1 failed, 2 wrong usage or settings."
        })
@SuppressWarnings("UnusedVariable") // picocli reads the options
public final class Ringback {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean helpWanted;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean versionWanted;

    @Mixin
    private final Invocation invocation;

    private Ringback(Invocation invocation) {
        this.invocation = invocation;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv(), System.in).execute(arguments));
    }

    /**
     * The whole command line, for tests too.
     *
     * @param environment what {@code RINGBACK_...} settings are taken from
     * @param in what {@code publish} reads when it is given no file
     */
    static CommandLine commandLine(Map<String, String> environment, InputStream in) {
        return commandLine(environment, in, Toolbox.ofThisInstallation());
    }

    static CommandLine commandLine(Map<String, String> environment, InputStream in, Toolbox toolbox) {
        TrustedRecords.trust();
        Invocation invocation = new Invocation(environment, in);
        CommandLine ringback = new CommandLine(new Ringback(invocation));
        register(ringback, invocation, toolbox);
        Failures failures = new Failures();
        return ringback.setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new DurationOption())
                .setUsageHelpAutoWidth(true);
    }

    /** In the order of the help text. */
    private static void register(CommandLine ringback, Invocation invocation, Toolbox toolbox) {
        ringback.addSubcommand(toolbox.command(Tool.DEMO, invocation));
        ringback.addSubcommand(new RunCommand(invocation, toolbox));
        ringback.addSubcommand(new CommandLine(new ConfigCommand()).addSubcommand(new ConfigShowCommand(invocation)));
        ringback.addSubcommand(new CommandLine(new TopicsCommand())
                .addSubcommand(new TopicsPlanCommand(invocation))
                .addSubcommand(new TopicsApplyCommand(invocation)));
        ringback.addSubcommand(new CommandLine(new AccessCommand())
                .addSubcommand(new AccessPlanCommand(invocation))
                .addSubcommand(new AccessApplyCommand(invocation)));
        ringback.addSubcommand(new CommandLine(new PoolCommand())
                .addSubcommand(new PoolAddCommand(invocation))
                .addSubcommand(new PoolImportCommand(invocation))
                .addSubcommand(new PoolListCommand(invocation))
                .addSubcommand(new PoolWithdrawCommand(invocation))
                .addSubcommand(new PoolCreateCommand(invocation))
                .addSubcommand(new PoolShowCommand(invocation))
                .addSubcommand(new PoolSetCommand(invocation))
                .addSubcommand(new PoolCloseCommand(invocation))
                .addSubcommand(new PoolSizeCommand(invocation)));
        ringback.addSubcommand(new CommandLine(new ContactCommand())
                .addSubcommand(new ContactAddCommand(invocation))
                .addSubcommand(new ContactListCommand(invocation))
                .addSubcommand(new ContactTestCommand(invocation))
                .addSubcommand(new ContactRemoveCommand(invocation)));
        ringback.addSubcommand(new CommandLine(new LocationCommand())
                .addSubcommand(new LocationSetCommand(invocation))
                .addSubcommand(new LocationListCommand(invocation)));
        ringback.addSubcommand(new CommandLine(new NoticeCommand())
                .addSubcommand(new NoticeListCommand(invocation))
                .addSubcommand(new NoticeAckCommand(invocation)));
        registerOperatorsHand(ringback, invocation);
        ringback.addSubcommand(new CommandLine(new GatewayCommand()).addSubcommand(new GatewayTestCommand(invocation)));
        ringback.addSubcommand(new PublishCommand(invocation));
        ringback.addSubcommand(
                new CommandLine(new PresenceCommand()).addSubcommand(new PresenceSetCommand(invocation)));
        ringback.addSubcommand(new WatchCommand(invocation));
        ringback.addSubcommand(new TopologyCommand(invocation));
        ringback.addSubcommand(toolbox.command(Tool.BENCH, invocation));
        ringback.addSubcommand(toolbox.command(Tool.PROVE_PRIVACY, invocation));
        ringback.addSubcommand(toolbox.command(Tool.CERTIFY, invocation));
        ringback.addSubcommand(new CompletionCommand(invocation));
        ringback.addSubcommand(new VersionCommand(invocation));
    }

    /** What operators look at and repair while it runs. */
    private static void registerOperatorsHand(CommandLine ringback, Invocation invocation) {
        ringback.addSubcommand(new StatusCommand(invocation));
        ringback.addSubcommand(new PreflightCommand(invocation));
        ringback.addSubcommand(new DrillCommand(invocation));
        ringback.addSubcommand(new TakeoverCommand(invocation));
        ringback.addSubcommand(new CommandLine(new SessionCommand())
                .addSubcommand(new SessionListCommand(invocation))
                .addSubcommand(new SessionShowCommand(invocation))
                .addSubcommand(new SessionCloseCommand(invocation)));
        ringback.addSubcommand(new CommandLine(new NumberCommand())
                .addSubcommand(new NumberShowCommand(invocation))
                .addSubcommand(new NumberReleaseCommand(invocation)));
        ringback.addSubcommand(new CommandLine(new RejectCommand())
                .addSubcommand(new RejectListCommand(invocation))
                .addSubcommand(new RejectShowCommand(invocation)));
    }
}
