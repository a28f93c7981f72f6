package io.ringback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pool that is not there is no wrong usage: every command says so alike, and how to go on. */
@Timeout(600)
class KnownPoolIT {
    @AutoClose
    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
        assertThat(on("topics", "apply").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool show tenant-7",
                "pool set tenant-7 --low 1",
                "pool close tenant-7",
                "pool list --pool tenant-7",
                "session list --pool tenant-7",
                "notice list --pool tenant-7",
                "reject list --pool tenant-7",
                "drill tenant-7",
                "presence set ann Available --pool tenant-7",
                "contact add desk --log --pool tenant-7",
                "location set hq-4 Lobby --pool tenant-7"
            })
    void failsForAPoolThatNobodyHasDefined(String command) {
        Execution refused = on(command.split(" "));

        assertThat(refused.failure())
                .isEqualTo("ringback: no such pool: tenant-7; 'ringback pool show' lists them, 'ringback pool"
                        + " create tenant-7' makes it");
    }

    private static Execution on(String... arguments) {
        return Execution.on(kafka.bootstrapServers(), arguments);
    }
}
