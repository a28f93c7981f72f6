package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    /** As a thread does that gets no processor while many others have much to do. */
    @Test
    void doesNotFailAnEventForTheTimeInWhichItsThreadDidNotRun() throws Exception {
        Jsonata.Fn1<Integer, Integer> waits = step -> {
            if (step == 150) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_500));
            }
            return step;
        };

        Object sum = new Expression("$sum($map([1..300], function($n) { $waits($n) }))")
                .of(Map.of(), Map.of("waits", waits));

        assertThat(sum).hasToString("45150");
    }
}
