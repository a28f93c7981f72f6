package io.ringback.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is set for one pool, with the deployment's own settings where the pool has none.
 *
 * @param name the pool
 * @param region ISO 3166-1 alpha-2 region whose emergency numbers count
 * @param fallback where late and unanswered callbacks go, E.164 or a URI; null when none is set
 * @param low no more free numbers than this are worth a {@code POOL_LOW} notice (R10)
 * @param closeAfterCall how long after its last call a session closes by itself; null waits for the gateway (R3)
 * @param dialling what is peculiar to how the pool's telephones dial (R23)
 */
public record PoolSettings(
        String name,
        String region,
        @Nullable String fallback,
        int low,
        @Nullable Duration closeAfterCall,
        PoolDialling dialling) {

    static PoolSettings of(Values values, String name) {
        return new PoolSettings(
                name,
                values.get(PoolReference.REGION, name).orElseGet(() -> values.get(EmergencyReference.REGION)),
                values.get(PoolReference.FALLBACK, name)
                        .or(() -> values.get(CallbackReference.FALLBACK_DESTINATION))
                        .orElse(null),
                values.get(PoolReference.LOW, name),
                values.get(PoolReference.CLOSE_AFTER_CALL, name)
                        .or(() -> values.get(SessionReference.CLOSE_AFTER_CALL))
                        .orElse(null),
                new PoolDialling(
                        values.get(PoolReference.OUTSIDE_LINE, name), values.get(PoolReference.NOT_EMERGENCY, name)));
    }
}
