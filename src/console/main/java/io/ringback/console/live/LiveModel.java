package io.ringback.console.live;

import io.ringback.common.BoundedMap;
import io.ringback.console.live.Views.DecisionView;
import io.ringback.console.live.Views.PoolView;
import io.ringback.console.live.Views.RejectView;
import io.ringback.event.AgentStatus;
import io.ringback.event.CallbackDecision;
import io.ringback.event.CallbackNumber;
import io.ringback.event.ContactEntry;
import io.ringback.event.DashboardSuppression;
import io.ringback.event.DirectRoute;
import io.ringback.event.Drill;
import io.ringback.event.DrillReceipt;
import io.ringback.event.EmergencyNotice;
import io.ringback.event.NoticeDelivery;
import io.ringback.event.PoolDefinition;
import io.ringback.event.PooledNumber;
import io.ringback.event.RejectedRecord;
import io.ringback.event.SuppressionState;
import io.ringback.settings.DefinedPool;
import io.ringback.settings.PoolSettings;
import io.ringback.settings.Settings;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Turns output records into views. What a suppression drops is forgotten here too, decisions about the call included. */
public final class LiveModel implements ArrivalListener {
    private static final int NEWEST = 100;
    private static final int MOST_DECISIONS_LINKED = 1_000;

    private final LiveDocument document;
    private final Settings settings;
    private final PoolPicture pools;
    private final SessionPicture sessions;
    private final NoticePicture notices;
    private final ContactPicture contacts;
    private final DrillPicture drills;
    private final Map<String, String> decisionOfCall = new BoundedMap<>(MOST_DECISIONS_LINKED);

    /** Shows the pools at once, everything else as it arrives. */
    public LiveModel(LiveDocument document, Settings settings) {
        this.document = document;
        this.pools = new PoolPicture(document);
        this.sessions = new SessionPicture(document);
        this.notices = new NoticePicture(document);
        this.contacts = new ContactPicture(document);
        this.drills = new DrillPicture(document);
        this.settings = settings;
        settings.pools().values().forEach(this::set);
    }

    /** As the settings have it. */
    private void set(PoolSettings pool) {
        document.put(
                "pools", pool.name(), new PoolView(pool.name(), pool.region(), pool.fallback(), pool.low(), false));
    }

    /** As it was defined while Ringback runs, which wins. */
    private void defined(PoolDefinition row) {
        try {
            DefinedPool pool = DefinedPool.of(settings, row);
            document.put(
                    "pools",
                    row.getPool(),
                    new PoolView(
                            row.getPool(),
                            pool.settings().region(),
                            pool.settings().fallback(),
                            pool.settings().low(),
                            pool.isClosing()));
        } catch (DefinedPool.WrongDefinition e) {
            // Its desk serves it as settings say, and complains.
        }
    }

    private void undefined(String pool) {
        @Nullable PoolSettings own = settings.pools().get(pool);
        if (own == null) {
            document.remove("pools", pool);
        } else {
            set(own);
        }
    }

    @Override
    public synchronized void arrived(Arrival arrival) {
        @Nullable SpecificRecord event = arrival.event();
        if (event == null) {
            gone(arrival);
        } else if (event instanceof PooledNumber number) {
            pools.offered(number, arrival.now());
        } else if (event instanceof CallbackNumber lease) {
            pools.leased(lease, arrival.now());
            sessions.leased(lease, arrival.now());
        } else if (event instanceof DirectRoute route) {
            sessions.routed(route, arrival.now());
        } else if (event instanceof AgentStatus status) {
            sessions.status(status, arrival.now());
        } else if (event instanceof DashboardSuppression suppression) {
            suppressed(suppression, arrival.now());
        } else if (event instanceof CallbackDecision decision) {
            decided(decision, arrival.decidedAt());
        } else if (event instanceof PoolDefinition definition) {
            defined(definition);
        } else if (event instanceof EmergencyNotice notice) {
            notices.noticed(notice);
        } else if (event instanceof NoticeDelivery delivery) {
            notices.delivered(delivery);
            contacts.delivered(delivery);
        } else if (event instanceof ContactEntry contact) {
            contacts.listed(contact);
        } else if (event instanceof Drill drill) {
            drills.begun(drill);
        } else if (event instanceof DrillReceipt receipt) {
            drills.answered(receipt);
        } else if (event instanceof RejectedRecord reject) {
            rejected(reject);
        }
    }

    /**
     * Lets what expired by itself go: a lost lifting keeps nothing on the page. Notices and decisions go with the lease, as
     * from their topics: on a quiet site the last emergency would be on the page for weeks.
     */
    public synchronized void expire(Instant now) {
        pools.expire(now);
        sessions.expire(now);
        Instant before = now.minus(settings.lease());
        notices.expire(before);
        document.section("decisions").forEach((id, view) -> {
            if (view instanceof DecisionView shown && shown.at().isBefore(before)) {
                document.remove("decisions", id);
                decisionOfCall.values().remove(id);
            }
        });
    }

    private void gone(Arrival arrival) {
        if (arrival.topic().equals("numbers")) {
            pools.left(arrival.key());
        } else if (arrival.topic().equals("pool-definitions")) {
            undefined(arrival.key());
        } else if (arrival.topic().equals("contact-directory")) {
            contacts.left(arrival.key());
        } else if (arrival.topic().equals("dashboard-suppressions")) {
            sessions.forget(arrival.key(), arrival.now());
        }
    }

    private void suppressed(DashboardSuppression row, Instant now) {
        sessions.suppressed(row, now);
        if (row.getState() == SuppressionState.DROP) {
            @Nullable String decision = decisionOfCall.remove(row.getCallId());
            if (decision != null) {
                document.remove("decisions", decision);
            }
        }
    }

    private void decided(CallbackDecision row, Instant at) {
        DecisionView view = new DecisionView(
                row.getPool(),
                row.getNumber(),
                row.getAgentId(),
                row.getOutcome().name(),
                row.getFallback(),
                row.getMessageWaiting(),
                row.getReason(),
                at);
        document.put("decisions", row.getEventId(), view);
        document.keepNewest("decisions", NEWEST);
        decisionOfCall.put(row.getCallId(), row.getEventId());
    }

    private void rejected(RejectedRecord row) {
        RejectView view = new RejectView(
                row.getTopic(), row.getPartition(), row.getOffset(), row.getError(), row.getField(), row.getAt());
        document.put("rejects", row.getEventId(), view);
        document.keepNewest("rejects", NEWEST);
    }
}
