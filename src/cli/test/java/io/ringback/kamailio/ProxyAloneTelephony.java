package io.ringback.kamailio;

import static io.ringback.kamailio.ProxyCentre.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A proxy with the kit, and nothing of Ringback or Kafka that it could reach. */
@ExtendWith(WhereAProxyIs.class)
class ProxyAloneTelephony {
    private static final int NOBODY_LISTENS = 1;

    @Test
    void putsEveryCallThroughAndLogsNothingOfIt() throws IOException {
        try (RealProxy proxy = new RealProxy("127.0.0.1:" + NOBODY_LISTENS, NOBODY_LISTENS);
                SipPhone ann = ProxyCentre.phone("ann", 25_071);
                SipPhone bob = ProxyCentre.phone("bob", 25_072);
                SipPhone outside = ProxyCentre.phone(ProxyCentre.CUSTOMER, RealProxy.TRUNK_PORT)) {
            proxy.start();
            ProxyCentre.register("bob", 25_072);

            Dialog emergency = ann.dial("911");
            await("the PSAP answers", emergency::isAnswered);
            Dialog customer = outside.dial("bob");
            await("the agent answers", customer::isAnswered);
            customer.hangUp();
            emergency.hangUp();

            await("the calls are over", () -> bob.incoming().stream().allMatch(Dialog::isOver));
            assertThat(proxy.everythingSaid()).doesNotContain("12025550150", "911", "dialledNumber");
        }
    }
}
