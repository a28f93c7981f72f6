package io.ringback.cli;

import picocli.CommandLine.Option;

/** In which form a plan is told. */
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
    private String cluster = "ringback";

    boolean isStrimzi() {
        return form == Form.strimzi;
    }

    String cluster() {
        return cluster;
    }
}
