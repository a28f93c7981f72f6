package io.ringback.notify;

import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeAcknowledgement;
import io.ringback.event.NoticeDelivery;
import io.ringback.settings.Settings;
import io.ringback.wire.OutputFormat;
import org.apache.avro.specific.SpecificRecord;

/** The topics that notify writes, and what to each. */
enum NotifySink {
    NOTICES("notices", EmergencyNotice.class),
    DELIVERIES("notice-deliveries", NoticeDelivery.class),
    ACKNOWLEDGEMENTS("notice-acknowledgements", NoticeAcknowledgement.class);

    private final String topic;
    private final Class<? extends SpecificRecord> type;

    NotifySink(String topic, Class<? extends SpecificRecord> type) {
        this.topic = topic;
        this.type = type;
    }

    String topic() {
        return topic;
    }

    Class<? extends SpecificRecord> type() {
        return type;
    }

    String node() {
        return "to-" + topic;
    }

    OutputFormat format(Settings settings) {
        return this == ACKNOWLEDGEMENTS ? OutputFormat.AVRO : settings.outputFormat();
    }
}
