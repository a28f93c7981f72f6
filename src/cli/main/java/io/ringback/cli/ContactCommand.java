package io.ringback.cli;

import picocli.CommandLine.Command;

/** Holds the commands about the contacts whom notices go to. */
@Command(
        name = "contact",
        description = "Provision whom notices go to.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  ringback contact add desk --email security@example.com",
            "  ringback contact add boss --email boss@example.com --kind POOL_EXHAUSTED",
            "  ringback contact add pager --webhook https://alerts.example.com --pool north",
            "  ringback contact add guard --call +12025550160 --step 1",
            "  ringback contact test desk",
            "  ringback contact list"
        })
final class ContactCommand {}
