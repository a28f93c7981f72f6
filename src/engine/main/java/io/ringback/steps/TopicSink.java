package io.ringback.steps;

import io.ringback.settings.Settings;
import io.ringback.wire.EventSerdes;
import io.ringback.wire.OutputFormat;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/** A topic that a topology writes, and the type of its records. */
public interface TopicSink {
    /** Its name, without the prefix. */
    String topic();

    Class<? extends SpecificRecord> type();

    /** Read by Ringback alone, so that its format is never another. */
    boolean isOurs();

    /** The sink's name in the topology. */
    default String node() {
        return "to-" + topic();
    }

    /** Has a step write to it. */
    default void addTo(Topology topology, Settings settings, String step) {
        OutputFormat format = isOurs() ? OutputFormat.AVRO : settings.outputFormat();
        topology.addSink(
                node(),
                settings.topicPrefix() + topic(),
                new StringSerializer(),
                EventSerdes.output(type(), format).serializer(),
                step);
    }
}
