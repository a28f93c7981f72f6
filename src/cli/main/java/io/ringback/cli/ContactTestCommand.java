package io.ringback.cli;

import io.ringback.event.Contact;
import io.ringback.notify.TestNotice;
import io.ringback.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a contact a message that says it is a test, from here, with the settings of this command. */
@Command(
        name = "test",
        description = "Send a contact a message that says it is a test; nobody waits for an answer to it.",
        footer = {
            "",
            "Example:",
            "  ringback contact test desk --config ringback.properties",
            "",
            "It is sent from here, with the notice.* settings that are given here: use those of the notify role."
        })
final class ContactTestCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "The contact.")
    private String id = "";

    @Option(names = "--json", description = "Say what became of it as JSON.")
    private boolean json;

    ContactTestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        Contact contact;
        try (Cluster cluster = Cluster.connect(settings)) {
            contact = new Provisioned<>(cluster, "contacts", Contact.class).require(id, "contact");
        }
        String result = sent(settings, contact);
        if (json) {
            invocation.tell("{\"contactId\":\"" + contact.getContactId() + "\",\"result\":\"" + result + "\"}");
        }
        if (!result.equals(TestNotice.SENT)) {
            throw new CommandFailure(Paint.harmless(
                    id + " was not told: " + result + ": " + DeliveryAdvice.of(contact.getChannel(), result)));
        }
        if (!json) {
            invocation.out().println("sent to " + id);
        }
        return 0;
    }

    private static String sent(Settings settings, Contact contact) {
        try {
            return TestNotice.send(settings, contact);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        }
    }
}
