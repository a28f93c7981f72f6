package io.ringback.cli;

import io.ringback.runtime.CannotServeException;
import io.ringback.runtime.SafeMessage;
import io.ringback.settings.InvalidSettingsException;
import java.io.PrintWriter;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into an exit code and its line on standard error; a user never sees a stack trace. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    /** What is there is not what was asked about. */
    static final int DRIFT = 2;

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        if (message.startsWith("Missing required subcommand")) {
            command.usage(err);
            return WRONG_USAGE;
        }
        err.println("ringback: " + message);
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        lines(failure).forEach(line -> err.println("ringback: " + line));
        err.flush();
        return failure instanceof InvalidSettingsException || failure instanceof WrongUsage ? WRONG_USAGE : FAILED;
    }

    private static List<String> lines(Exception failure) {
        if (failure instanceof InvalidSettingsException invalid) {
            return invalid.errors();
        }
        if (failure instanceof InterruptedException) {
            return List.of("interrupted");
        }
        return List.of(line(failure));
    }

    private static String line(Exception failure) {
        if (isTold(failure)) {
            return String.valueOf(failure.getMessage());
        }
        String reason = SafeMessage.of(failure);
        boolean fromKafka = SafeMessage.cause(failure) instanceof KafkaException;
        return fromKafka ? "Kafka says " + reason : "unexpected failure, please report it: " + reason + at(failure);
    }

    private static boolean isTold(Exception failure) {
        return failure instanceof CommandFailure
                || failure instanceof WrongUsage
                || failure instanceof CannotServeException;
    }

    private static String at(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
