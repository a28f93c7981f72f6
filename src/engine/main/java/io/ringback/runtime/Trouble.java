package io.ringback.runtime;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Tells what brought a failure about: a record, which fails again each time, or the brokers, whose trouble passes. */
final class Trouble {
    private static final Set<Class<? extends Throwable>> OF_A_RECORD = Set.of(
            SerializationException.class,
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class);

    private Trouble() {}

    /** Whatever is not Kafka's is a record that one of Ringback's rules cannot digest. */
    static boolean isOfTheRecord(Throwable failure) {
        return !(failure instanceof KafkaException) || has(failure, OF_A_RECORD);
    }

    /** A broker that is away, a transaction that timed out, a coordinator that moved. */
    static boolean isOfTheBrokers(Throwable failure) {
        return has(failure, Set.of(ApiException.class)) && !has(failure, OF_A_RECORD);
    }

    static boolean has(Throwable failure, Set<Class<? extends Throwable>> kinds) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause)));
    }
}
