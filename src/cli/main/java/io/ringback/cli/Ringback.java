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
        ringback.addSubcommand(CommandGroup.CONFIG.of(new ConfigShowCommand(invocation)));
        ringback.addSubcommand(
                CommandGroup.TOPICS.of(new TopicsPlanCommand(invocation), new TopicsApplyCommand(invocation)));
        ringback.addSubcommand(
                CommandGroup.ACCESS.of(new AccessPlanCommand(invocation), new AccessApplyCommand(invocation)));
        ringback.addSubcommand(CommandGroup.POOL.of(
                new PoolAddCommand(invocation),
                new PoolImportCommand(invocation),
                new PoolListCommand(invocation),
                new PoolWithdrawCommand(invocation),
                new PoolCreateCommand(invocation),
                new PoolShowCommand(invocation),
                new PoolSetCommand(invocation),
                new PoolCloseCommand(invocation),
                new PoolSizeCommand(invocation)));
        ringback.addSubcommand(CommandGroup.CONTACT.of(
                new ContactAddCommand(invocation),
                new ContactListCommand(invocation),
                new ContactTestCommand(invocation),
                new ContactRemoveCommand(invocation)));
        ringback.addSubcommand(
                CommandGroup.LOCATION.of(new LocationSetCommand(invocation), new LocationListCommand(invocation)));
        ringback.addSubcommand(
                CommandGroup.NOTICE.of(new NoticeListCommand(invocation), new NoticeAckCommand(invocation)));
        registerOperatorsHand(ringback, invocation);
        ringback.addSubcommand(CommandGroup.GATEWAY.of(new GatewayTestCommand(invocation)));
        ringback.addSubcommand(new PublishCommand(invocation));
        ringback.addSubcommand(CommandGroup.PRESENCE.of(new PresenceSetCommand(invocation)));
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
        ringback.addSubcommand(CommandGroup.SESSION.of(
                new SessionListCommand(invocation),
                new SessionShowCommand(invocation),
                new SessionCloseCommand(invocation)));
        ringback.addSubcommand(
                CommandGroup.NUMBER.of(new NumberShowCommand(invocation), new NumberReleaseCommand(invocation)));
        ringback.addSubcommand(
                CommandGroup.REJECT.of(new RejectListCommand(invocation), new RejectShowCommand(invocation)));
    }
}
