package io.ringback.cli;

import io.ringback.event.Contact;
import io.ringback.event.ContactChannel;
import io.ringback.intake.dial.E164;
import io.ringback.notify.rules.Kind;
import io.ringback.settings.Settings;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds or changes a contact; the role notify tells it from the next notice on (R29). */
@Command(
        name = "add",
        description = "Add a contact, or change one.",
        footer = {
            "",
            "Examples:",
            "  ringback contact add desk --email security@example.com",
            "  ringback contact add boss --email boss@example.com --kind POOL_EXHAUSTED",
            "  ringback contact add guard --call +12025550160 --step 1",
            "",
            "A call is placed by an Asterisk: notify needs asterisk.url and asterisk.password-file."
        })
final class ContactAddCommand implements Callable<Integer> {
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,]+@[^\\s@<>,]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Invocation invocation;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "A name for the contact that says nothing of the address.")
    private String id = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Reached reached = new Reached();

    @Mixin
    private final NoticeScope scope = new NoticeScope();

    @Option(
            names = "--step",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Contacts of the lowest step are told first, the next when nobody acknowledges (${DEFAULT-VALUE}).")
    private int step;

    @Option(names = "--language", paramLabel = "TAG", description = "The language to be told in, such as en.")
    private @Nullable String language;

    @Option(names = "--json", description = "Say what was done as JSON.")
    private boolean json;

    /** By which channel. */
    @SuppressWarnings("UnusedVariable") // picocli reads the options
    static final class Reached {
        @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "By mail, to this mailbox.")
        private @Nullable String email;

        @Option(
                names = "--webhook",
                required = true,
                paramLabel = "URL",
                description = "By a CloudEvent that is posted to this URL.")
        private @Nullable String webhook;

        @Option(
                names = "--call",
                required = true,
                paramLabel = "NUMBER",
                description = "By a call to this number, in E.164.")
        private @Nullable String call;

        @Option(names = "--log", required = true, description = "By a line of notify's log.")
        private boolean log;
    }

    ContactAddCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Contact contact = contact();
        Settings settings = invocation.settings();
        try (Cluster cluster = Cluster.connect(settings)) {
            KnownPool.require(cluster, scope.pool());
            new Provisioned<>(cluster, "contacts", Contact.class).put(Map.of(id, contact));
        }
        invocation.tell(
                json
                        ? ContactLine.json(contact, false)
                        : "added " + id + ": " + contact.getChannel() + " at step " + step);
        if (reached.call != null && settings.asterisk().passwordFile() == null) {
            invocation.warn("with these settings nobody can be called; those of notify need"
                    + " asterisk.password-file, and 'ringback contact test " + id + "' tries it");
        }
        return 0;
    }

    private Contact contact() {
        if (!ID.matcher(id).matches()) {
            throw new WrongUsage("a contact's ID is up to 64 letters, digits, dots, dashes or underscores");
        }
        if (step < 0) {
            throw new WrongUsage("--step is a whole number from 0");
        }
        if (scope.kinds().contains(Kind.UNKNOWN)) {
            throw new WrongUsage("no such kind; there are "
                    + String.join(
                            ", ",
                            Arrays.stream(Kind.values())
                                    .filter(kind -> kind != Kind.UNKNOWN)
                                    .map(Enum::name)
                                    .toList()));
        }
        return Contact.newBuilder()
                .setContactId(id)
                .setPool(scope.pool())
                .setKinds(scope.kinds().stream().map(Enum::name).toList())
                .setChannel(channel())
                .setAddress(address())
                .setStep(step)
                .setLanguage(language)
                .build();
    }

    private ContactChannel channel() {
        if (reached.email != null) {
            return ContactChannel.EMAIL;
        }
        if (reached.call != null) {
            return ContactChannel.CALL;
        }
        return reached.webhook != null ? ContactChannel.WEBHOOK : ContactChannel.LOG;
    }

    /** The text is not repeated: it is personal. */
    private String address() {
        if (reached.email != null && !MAIL.matcher(reached.email).matches()) {
            throw new WrongUsage("--email needs a mail address such as security@example.com");
        }
        if (reached.webhook != null && !isWebhook(reached.webhook)) {
            throw new WrongUsage("--webhook needs an http: or https: URL such as https://alerts.example.com/ringback");
        }
        if (reached.call != null && !E164.isInPlan(reached.call)) {
            throw new WrongUsage("--call needs a number in E.164 such as +12025550160, with all of its digits");
        }
        return Stream.of(reached.email, reached.webhook, reached.call)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static boolean isWebhook(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
