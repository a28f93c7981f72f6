package io.ringback.cli;

import java.util.function.Function;
import picocli.CommandLine.Option;

/** Whether a list is for people or for programs. */
final class ListForm {
    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** What makes a line of an entry. */
    <T> Function<T, String> of(Function<T, String> asJson, Function<T, String> asText) {
        return json ? asJson : asText;
    }
}
