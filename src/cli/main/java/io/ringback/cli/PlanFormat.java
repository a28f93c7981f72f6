package io.ringback.cli;

import picocli.CommandLine.Option;

/** The options that choose a plan's form: text for people, or resources for Strimzi's operators. */
final class PlanFormat {
    enum Form {
        text,
        strimzi
    }

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = {
                "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
                "strimzi prints resources for Strimzi's operators and asks no cluster."
            })
    private Form form = Form.text;

    @Option(
            names = "--strimzi-cluster",
            paramLabel = "NAME",
            description = "The Kafka resource's name (default: ${DEFAULT-VALUE}).")
    private String cluster = "my-cluster";

    boolean isStrimzi() {
        return form == Form.strimzi;
    }

    String cluster() {
        return cluster;
    }
}
