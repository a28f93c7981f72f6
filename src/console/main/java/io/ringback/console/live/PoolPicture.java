package io.ringback.console.live;

import io.ringback.console.live.Views.NumberState;
import io.ringback.console.live.Views.NumberView;
import io.ringback.event.CallbackNumber;
import io.ringback.event.LeaseState;
import io.ringback.event.PooledNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each number's place in its round: free, leased until, resting until. */
final class PoolPicture {
    private static final String SECTION = "numbers";

    private final LiveDocument document;
    private final Map<String, PooledNumber> offered = new HashMap<>();
    private final FencedRows<CallbackNumber> leases = new FencedRows<>();

    PoolPicture(LiveDocument document) {
        this.document = document;
    }

    void offered(PooledNumber number, Instant now) {
        offered.put(number.getNumber(), number);
        show(number.getNumber(), now);
    }

    void left(String number) {
        offered.remove(number);
        document.remove(SECTION, number);
    }

    void leased(CallbackNumber lease, Instant now) {
        if (leases.put(lease.getNumber(), lease.getFence(), lease)) {
            show(lease.getNumber(), now);
        }
    }

    void expire(Instant now) {
        document.section(SECTION).forEach((number, view) -> {
            if (view instanceof NumberView shown && shown.until() != null && !now.isBefore(shown.until())) {
                show(number, now);
            }
        });
    }

    private void show(String number, Instant now) {
        @Nullable PooledNumber place = offered.get(number);
        @Nullable CallbackNumber lease = leases.get(number).orElse(null);
        if (place == null && lease == null) {
            return;
        }
        boolean inService = place != null && place.getState() != io.ringback.event.NumberState.WITHDRAWN;
        String pool = place == null ? String.valueOf(lease == null ? "" : lease.getPool()) : place.getPool();
        document.put(SECTION, number, view(pool, inService, lease, now));
    }

    private static NumberView view(String pool, boolean inService, @Nullable CallbackNumber lease, Instant now) {
        if (lease == null) {
            return free(pool, inService);
        }
        if (lease.getState() != LeaseState.RELEASED && now.isBefore(lease.getExpiresAt())) {
            return new NumberView(
                    pool, inService, NumberState.LEASED, lease.getAgentId(), lease.getIssuedAt(), lease.getExpiresAt());
        }
        @Nullable Instant rests = lease.getRestsUntil();
        return rests != null && now.isBefore(rests)
                ? new NumberView(pool, inService, NumberState.RESTING, null, lease.getExpiresAt(), rests)
                : free(pool, inService);
    }

    private static NumberView free(String pool, boolean inService) {
        return new NumberView(pool, inService, NumberState.FREE, null, null, null);
    }
}
