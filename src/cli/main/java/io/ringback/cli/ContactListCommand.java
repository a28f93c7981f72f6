package io.ringback.cli;

import io.ringback.event.Contact;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows who is told, in the order of the steps. */
@Command(
        name = "list",
        description = "List the contacts, in the order in which they are told.",
        footer = {"", "Example:", "  ringback contact list --addresses"})
final class ContactListCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--addresses", description = "Show their addresses, too: they are personal data.")
    private boolean addresses;

    @Mixin
    private final ListForm form = new ListForm();

    ContactListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Cluster cluster = invocation.connect()) {
            invocation.list(
                    new Provisioned<>(cluster, "contacts", Contact.class)
                            .all().values().stream()
                                    .sorted(Comparator.comparingInt(Contact::getStep)
                                            .thenComparing(Contact::getContactId))
                                    .map(form.of(
                                            contact -> ContactLine.json(contact, addresses),
                                            contact -> ContactLine.text(contact, addresses))),
                    "no contacts: nobody is told; 'ringback contact add' adds one");
        }
        return 0;
    }
}
