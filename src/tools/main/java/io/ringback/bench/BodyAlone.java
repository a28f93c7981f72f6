package io.ringback.bench;

import io.ringback.common.EventProducer;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * A server that produces each body as it came and answers once the brokers have it: the least that a webhook costs. Bodies go to
 * each partition in turn, as those of many calls do: without that Kafka's client would fill one partition's batches, which is
 * less work for a broker than events by their call can be.
 */
final class BodyAlone extends Handler.Abstract.NonBlocking implements AutoCloseable {
    private static final int LARGEST = 65_536;

    private final String topic;
    private final int partitions;
    private final AtomicInteger produced = new AtomicInteger();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server, 1, 1);

    BodyAlone(BenchBroker broker, String topic) throws Exception {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                EventProducer.settings(broker.client()), new ByteArraySerializer(), new ByteArraySerializer());
        this.partitions = producer.partitionsFor(topic).size();
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(this);
        server.start();
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Content.Source.asByteArrayAsync(
                request,
                LARGEST,
                Promise.Invocable.from(
                        InvocationType.NON_BLOCKING, body -> produce(body, response, callback), callback::failed));
        return true;
    }

    private void produce(byte[] body, Response response, Callback callback) {
        int partition = Math.floorMod(produced.getAndIncrement(), partitions);
        var unused = producer.send(new ProducerRecord<>(topic, partition, null, body), (written, failure) -> {
            response.setStatus(failure == null ? 204 : 503);
            response.write(true, null, callback);
        });
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        Utils.closeQuietly(producer, "producer");
    }
}
