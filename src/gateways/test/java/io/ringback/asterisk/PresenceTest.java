package io.ringback.asterisk;

import static io.ringback.asterisk.Switchboard.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.asterisk.SwitchEvent.Device;
import io.ringback.event.AgentStatus;
import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import io.ringback.event.SuppressionState;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shield of agents whose pool was made at run time: the settings do not have it. */
class PresenceTest {
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Settings settings = Settings.load(
            SettingSources.none().with("asterisk.pool", "tenant-7").with("asterisk.name", "north"));
    private final MockProducer<String, byte[]> sent =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final OwnPool pool = new OwnPool(settings);
    private final Presence presence = presence(new Phones(List.of(Pattern.compile("PJSIP/(none)")), List.of()));

    private Presence presence(Phones phones) {
        return new Presence(
                new Switch(new Ari(URI.create("http://127.0.0.1:1/ari"), "ringback", "ringback", "secret")),
                phones,
                new CallRecords(settings.asterisk()),
                new Publisher("ringback.", sent, () -> NOW),
                pool);
    }

    @Test
    void shieldsTheAgentsOfItsPoolAndNobodyElses() {
        presence.caughtUp();
        presence.shown(status("ann", "tenant-7"), NOW);
        presence.shown(status("bob", "default"), NOW);

        assertThat(presence.wanted("ann", NOW)).isEqualTo("ON");
        assertThat(presence.wanted("bob", NOW)).isEqualTo("OFF");
    }

    /** The agent's session began by another gateway, or nobody has defined this Asterisk's pool, or its setting was changed. */
    @Test
    void shieldsAnAgentAndClosesTheSessionWhereACallOfThisAsteriskIsInAnotherPools() {
        presence.caughtUp();
        presence.shown(status("ann", "default"), NOW);
        presence.suppressed(SampleRows.suppression("default", "north-1.2", SuppressionState.IN_CALL), NOW);

        assertThat(presence.wanted("ann", NOW)).isEqualTo("ON");
        presence.suppressed(SampleRows.suppression("default", "north-1.2", SuppressionState.AFTER_CALL), NOW);
        presence.tick(NOW.plus(QUIET));
        assertThat(sent.history())
                .singleElement()
                .satisfies(record -> assertThat(record.topic()).isEqualTo("ringback.call-events"));
    }

    @Test
    void leavesTheCloseToTheDeskThatHasTheSessionAndNotToItsOwnPools() {
        pool.apply("pool-definitions", "tenant-7", definition("tenant-7", "PT5M"), NOW);
        pool.apply("pool-definitions", "tenant-8", definition("tenant-8", "PT5M"), NOW);
        presence.caughtUp();
        presence.suppressed(SampleRows.suppression("tenant-8", "north-1.2", SuppressionState.AFTER_CALL), NOW);

        presence.shown(status("ann", "tenant-8"), NOW);
        presence.tick(NOW.plus(QUIET));
        assertThat(sent.history()).isEmpty();

        presence.shown(status("ann", "default"), NOW);
        presence.tick(NOW.plus(QUIET));
        assertThat(sent.history()).hasSize(1);
    }

    @Test
    void leavesTheSessionAloneThatIsInAnotherPoolAndHasNoCallOfThisAsterisk() {
        presence.caughtUp();
        presence.shown(status("ann", "default"), NOW);
        presence.suppressed(SampleRows.suppression("default", "south-1.2", SuppressionState.IN_CALL), NOW);
        presence.suppressed(SampleRows.suppression("default", "south-1.2", SuppressionState.AFTER_CALL), NOW);

        assertThat(presence.wanted("ann", NOW)).isEqualTo("OFF");
        presence.tick(NOW.plus(QUIET));
        assertThat(sent.history()).isEmpty();
    }

    @Test
    void takesTheShieldDownOfASessionInAnotherPoolAndForgetsThatItHadAPartInIt() {
        presence.caughtUp();
        presence.suppressed(SampleRows.suppression("default", "north-1.2", SuppressionState.IN_CALL), NOW);
        presence.shown(status("ann", "default"), NOW);
        assertThat(presence.wanted("ann", NOW)).isEqualTo("ON");

        presence.shown(
                AgentStatus.newBuilder(status("ann", "default"))
                        .setEmergency(false)
                        .build(),
                NOW);
        assertThat(presence.wanted("ann", NOW)).isEqualTo("OFF");
        presence.shown(
                AgentStatus.newBuilder(status("ann", "default")).setFence(2).build(), NOW);
        assertThat(presence.wanted("ann", NOW)).isEqualTo("OFF");
    }

    @Test
    void closesASessionThatIsQuiet() {
        quietSession();

        presence.tick(NOW.plus(QUIET));

        assertThat(sent.history())
                .singleElement()
                .satisfies(record -> assertThat(record.topic()).isEqualTo("ringback.call-events"));
    }

    @Test
    void leavesTheCloseToTheDeskWhereThePoolsDefinitionSaysWhen() {
        pool.apply("pool-definitions", "tenant-7", definition("tenant-7", "PT5M"), NOW);
        quietSession();

        presence.tick(NOW.plus(QUIET));

        assertThat(sent.history()).isEmpty();
    }

    @Test
    void knowsTheRegionOfItsPoolOnceThatIsDefined() {
        assertThat(pool.isDefined()).isFalse();
        assertThat(pool.region()).isEqualTo("US");

        pool.apply("pool-definitions", "tenant-7", definition("tenant-7", null), NOW);

        assertThat(pool.isDefined()).isTrue();
        assertThat(pool.region()).isEqualTo("GB");
        pool.apply("pool-definitions", "tenant-7", null, NOW);
        assertThat(pool.region()).isEqualTo("US");
    }

    /** Asterisk says of a new member that it is not paused, as of one that goes on. */
    @Test
    void closesNoSessionOfAnAgentWhoIsAddedToAQueue() {
        Presence ofPhones = presence(Switchboard.PHONES);
        quietSession(ofPhones);

        ofPhones.changed(new Device("Queue:sales_pause_PJSIP/ann", "NOT_INUSE", NOW), NOW);

        assertThat(sent.history()).isEmpty();
    }

    @Test
    void closesTheSessionOfAnAgentWhoGoesOn() {
        Presence ofPhones = presence(Switchboard.PHONES);
        quietSession(ofPhones);

        ofPhones.changed(new Device("Queue:sales_pause_PJSIP/ann", "INUSE", NOW), NOW);
        ofPhones.changed(new Device("Queue:sales_pause_PJSIP/ann", "NOT_INUSE", NOW.plusSeconds(9)), NOW);

        assertThat(sent.history())
                .extracting(record -> record.topic())
                .containsExactly("ringback.agent-presence", "ringback.agent-presence", "ringback.call-events");
    }

    /** Asterisk says the same of a member who is taken out of the queue; after the call the session closes by itself. */
    @Test
    void closesNoSessionOfAnAgentWhoGoesOnDuringTheCall() {
        Presence ofPhones = presence(Switchboard.PHONES);
        quietSession(ofPhones);
        ofPhones.suppressed(SampleRows.suppression("tenant-7", "north-1.2", SuppressionState.IN_CALL), NOW);

        ofPhones.changed(new Device("Queue:sales_pause_PJSIP/ann", "INUSE", NOW), NOW);
        ofPhones.changed(new Device("Queue:sales_pause_PJSIP/ann", "NOT_INUSE", NOW.plusSeconds(9)), NOW);

        assertThat(sent.history())
                .extracting(record -> record.topic())
                .containsExactly("ringback.agent-presence", "ringback.agent-presence");
    }

    private void quietSession() {
        quietSession(presence);
    }

    private static void quietSession(Presence presence) {
        presence.caughtUp();
        presence.shown(status("ann", "tenant-7"), NOW);
        presence.suppressed(SampleRows.suppression("tenant-7", "north-1.2", SuppressionState.IN_CALL), NOW);
        presence.suppressed(SampleRows.suppression("tenant-7", "north-1.2", SuppressionState.AFTER_CALL), NOW);
    }

    private static PoolDefinition definition(String of, @Nullable String closeAfterCall) {
        return PoolDefinition.newBuilder()
                .setPool(of)
                .setRegion("GB")
                .setCloseAfterCall(closeAfterCall)
                .setState(DefinitionState.OPEN)
                .build();
    }

    private static AgentStatus status(String agent, String of) {
        return AgentStatus.newBuilder()
                .setEventId("e")
                .setPool(of)
                .setFence(1)
                .setAgentId(agent)
                .setStatus("DO_NOT_DISTURB")
                .setEmergency(true)
                .setReason("EMERGENCY_CALL")
                .setSince(NOW)
                .setExpiresAt(NOW.plusSeconds(3600))
                .build();
    }
}
