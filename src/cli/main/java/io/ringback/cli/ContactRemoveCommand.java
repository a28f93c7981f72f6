package io.ringback.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringback.event.Contact;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets a contact: nothing more is sent to it, and its address goes when the brokers compact the topic. */
@Command(
        name = "remove",
        description = "Forget a contact and its address.",
        footer = {"", "Example:", "  ringback contact remove boss"})
final class ContactRemoveCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "The contact.")
    private String id = "";

    @Option(names = "--json", description = "Say what was done as JSON.")
    private boolean json;

    ContactRemoveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            Provisioned<Contact> contacts = new Provisioned<>(cluster, "contacts", Contact.class);
            contacts.require(id, "contact");
            contacts.remove(List.of(id));
        }
        invocation.tell(
                json
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("contactId", id)
                                .put("removed", true)
                                .toString()
                        : "removed " + Paint.harmless(id));
        return 0;
    }
}
