package io.ringback.e2e;

import io.ringback.consumer.EventTable;
import io.ringback.desk.DeskDriver;
import io.ringback.desk.DeskDriver.OutputRecord;
import io.ringback.event.CallEvent;
import io.ringback.event.CallEventType;
import io.ringback.event.EmergencySignal;
import io.ringback.event.InboundBlock;
import io.ringback.event.NumberState;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.PresenceOrigin;
import io.ringback.event.RejectedRecord;
import io.ringback.intake.IntakeDriver;
import io.ringback.settings.SettingSources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Both real topologies on test drivers, the outputs of one being the inputs of the other, with driver time. */
final class Pipeline implements AutoCloseable {
    static final String NUMBER = "+12025550101";

    private final IntakeDriver intake;
    private final DeskDriver desk;
    private final List<OutputRecord> told = new ArrayList<>();
    private final List<String> rejects = new ArrayList<>();

    Pipeline(String... assignments) {
        intake = new IntakeDriver(assignments);
        SettingSources sources =
                SettingSources.none().with("pools", "default,north,south").with("pools.south.region", "GB");
        for (int i = 0; i < assignments.length; i += 2) {
            sources = sources.with(assignments[i], assignments[i + 1]);
        }
        desk = new DeskDriver(sources, IntakeDriver.START);
    }

    Pipeline offer(String number, String pool) {
        intake.offer(number, pool, NumberState.IN_SERVICE);
        return flow();
    }

    Pipeline withdraw(String number, String pool) {
        intake.offer(number, pool, NumberState.WITHDRAWN);
        return flow();
    }

    Pipeline call(CallEvent.Builder event) {
        intake.call(event);
        return flow();
    }

    Pipeline raw(String key, byte[] value) {
        intake.call(key, value);
        return flow();
    }

    /** A record as somebody else writes it; a tombstone when there is no value. */
    Pipeline written(String topic, @Nullable String key, byte @Nullable [] value) {
        intake.pipe("ringback." + topic, key, value);
        return flow();
    }

    Pipeline presence(String agent, String status, PresenceOrigin origin) {
        intake.presence(agent, null, status, origin);
        return flow();
    }

    Pipeline after(Duration time) {
        intake.advance(time);
        desk.advance(time);
        return flow();
    }

    Instant now() {
        return desk.now();
    }

    /** An agent dials 911 as call {@code c1}, and gets {@link #NUMBER}. */
    Pipeline dialled() {
        return offer(NUMBER, "default").call(IntakeDriver.outbound("c1", "911"));
    }

    /** The call ends, and the agent closes the session. */
    Pipeline closed() {
        return dialled()
                .call(IntakeDriver.event(CallEventType.ENDED, "c1"))
                .call(IntakeDriver.event(CallEventType.SESSION_CLOSED, "c1"));
    }

    /** What was told so far is given; from now on counts. */
    Pipeline given() {
        told.clear();
        rejects.clear();
        return this;
    }

    /** The records of a kind that were told since {@link #given}. */
    <T extends SpecificRecord> List<T> told(Class<T> type) {
        return OutputRecord.of(type, told);
    }

    /** Everything that was told or refused since {@link #given}. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        told.forEach(output -> rows.add(Row.of(output.topic(), output.key(), output.value())));
        rejects.forEach(reject -> rows.add(Row.rejected(reject)));
        return rows;
    }

    /** Tombstones of {@code numbers} since {@link #given}. */
    List<String> left() {
        return told.stream()
                .filter(output -> output.topic().equals("numbers") && output.value() == null)
                .map(OutputRecord::key)
                .toList();
    }

    /** What a consumer knows that has followed every topic since {@link #given}. */
    void feed(EventTable table) {
        told.forEach(output -> table.apply(output.topic(), output.key(), output.value(), now()));
    }

    boolean nothing() {
        return told.isEmpty() && rejects.isEmpty();
    }

    /** Errors of both topologies' rejects since {@link #given}. */
    List<String> rejects() {
        List<String> all = new ArrayList<>(rejects);
        told(RejectedRecord.class)
                .forEach(reject -> all.add(
                        reject.getField() == null ? reject.getError() : reject.getError() + " " + reject.getField()));
        return all;
    }

    private Pipeline flow() {
        intake.signals().forEach(desk::send);
        rejects.addAll(intake.rejects());
        List<OutputRecord> next = desk.events();
        while (!next.isEmpty()) {
            told.addAll(next);
            next.forEach(this::carry);
            next = desk.events();
        }
        return this;
    }

    private void carry(OutputRecord output) {
        if (output.value() instanceof EmergencySignal handedOn) {
            desk.send(handedOn);
        } else if (output.topic().equals("numbers")) {
            byte[] value = output.value() instanceof PooledNumber number
                    ? IntakeDriver.bytes(PooledNumber.class, number)
                    : null;
            intake.pipe("ringback.numbers", output.key(), value);
        } else if (output.topic().equals("pool-definitions")) {
            byte[] value = output.value() instanceof PoolDefinition pool
                    ? IntakeDriver.bytes(PoolDefinition.class, pool)
                    : null;
            intake.pipe("ringback.pool-definitions", output.key(), value);
        } else if (output.topic().equals("override.inbound-blocks")) {
            byte[] value =
                    output.value() instanceof InboundBlock block ? IntakeDriver.bytes(InboundBlock.class, block) : null;
            intake.pipe("ringback.override.inbound-blocks", output.key(), value);
        }
    }

    @Override
    public void close() {
        intake.close();
        desk.close();
    }
}
