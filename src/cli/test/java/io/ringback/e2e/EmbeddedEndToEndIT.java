package io.ringback.e2e;

import io.ringback.embedded.EmbeddedKafka;

/** The suite on the embedded broker. */
class EmbeddedEndToEndIT extends EndToEndSuite {
    private EmbeddedKafka kafka;

    @Override
    String startBroker() {
        kafka = EmbeddedKafka.start();
        return kafka.bootstrapServers();
    }

    @Override
    void stopBroker() {
        kafka.close();
    }
}
