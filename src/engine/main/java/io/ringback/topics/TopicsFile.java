package io.ringback.topics;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * {@code topology/topics.yaml} as it is written; a field that is missing or unknown is an error.
 *
 * @param topics in the order of the pipeline
 */
record TopicsFile(List<Entry> topics) {
    private static final String RESOURCE = "/topology/topics.yaml";
    private static final TopicsFile BUNDLED = read();

    /** One topic as it is written. */
    record Entry(
            String name,
            String doc,
            TopicStage place,
            String key,
            String schema,
            int partitions,
            boolean fixed,
            int replication,
            Cleanup cleanup,
            String retention,
            String timestamps,
            Set<TopicParty> writtenBy,
            Set<TopicParty> readBy) {

        Topic topic(Settings settings) {
            return new Topic(
                    settings.topicPrefix() + name,
                    name,
                    doc,
                    place,
                    key,
                    schema,
                    partitions,
                    fixed,
                    replication,
                    cleanup,
                    RetentionExpression.value(retention, settings),
                    timestamps,
                    writtenBy,
                    readBy);
        }
    }

    static TopicsFile bundled() {
        return BUNDLED;
    }

    private static TopicsFile read() {
        try (InputStream in = TopicsFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("No " + RESOURCE + " on the class path");
            }
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(in, TopicsFile.class);
        } catch (IOException e) {
            throw new IllegalStateException(RESOURCE + " is not as it should be", e);
        }
    }
}
