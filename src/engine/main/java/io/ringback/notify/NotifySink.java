package io.ringback.notify;

import io.ringback.event.ContactEntry;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.event.NoticeDelivery;
import io.ringback.steps.TopicSink;
import org.apache.avro.specific.SpecificRecord;

/** The topics that notify writes, and what to each. */
enum NotifySink implements TopicSink {
    NOTICES("notices", EmergencyNotice.class),
    DELIVERIES("notice-deliveries", NoticeDelivery.class),
    ACKNOWLEDGEMENTS("notice-acknowledgements", NoticeAcknowledgement.class),
    DIRECTORY("contact-directory", ContactEntry.class);

    private final String topic;
    private final Class<? extends SpecificRecord> type;

    NotifySink(String topic, Class<? extends SpecificRecord> type) {
        this.topic = topic;
        this.type = type;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public Class<? extends SpecificRecord> type() {
        return type;
    }

    @Override
    public boolean isOurs() {
        return this == ACKNOWLEDGEMENTS || this == DIRECTORY;
    }
}
