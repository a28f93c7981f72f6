package io.ringback.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until a broker answers, saying so every few seconds: a cluster that comes up later is no reason to give up. */
final class BrokerConnection {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
    private static final Duration EACH_TRY = Duration.ofSeconds(4);

    private final Admin admin;
    private final String bootstrapServers;
    private final CountDownLatch stopping;

    BrokerConnection(Admin admin, String bootstrapServers, CountDownLatch stopping) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.stopping = stopping;
    }

    /**
     * @return how many brokers the cluster has, or 0 when told to stop
     * @throws CannotServeException when the cluster refuses this process
     */
    int await() throws InterruptedException {
        while (stopping.getCount() > 0) {
            try {
                return admin.describeCluster()
                        .nodes()
                        .get(EACH_TRY.toMillis(), TimeUnit.MILLISECONDS)
                        .size();
            } catch (ExecutionException e) {
                refuseIfTurnedAway(e);
                waitALittle();
            } catch (TimeoutException e) {
                waitALittle();
            }
        }
        return 0;
    }

    private void refuseIfTurnedAway(ExecutionException failure) {
        Throwable cause = SafeMessage.cause(failure);
        if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
            throw new CannotServeException(bootstrapServers + " refuses this process: " + SafeMessage.of(cause), cause);
        }
    }

    private void waitALittle() throws InterruptedException {
        LOG.warn("event=waiting-for-broker bootstrap.servers={} no broker answers yet; still trying", bootstrapServers);
        boolean stop = stopping.await(1, TimeUnit.SECONDS);
        if (stop) {
            LOG.info("event=stopped-waiting");
        }
    }
}
