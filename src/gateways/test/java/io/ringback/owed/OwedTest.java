package io.ringback.owed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.owed.Owed.Item;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OwedTest {
    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final Owed<String> owed = new Owed<>();

    @Test
    void givesTheEldestFirstAndEachOnce() {
        owed.add(item("a started"));
        owed.add(item("b started"));
        owed.add(item("a ended"));

        assertThat(owed.take()).extracting(Item::what).containsExactly("a started", "b started", "a ended");
        assertThat(owed.take()).isEmpty();
    }

    @Test
    void owesAnEventOnceHoweverOftenItIsTold() {
        for (int i = 0; i < 10; i++) {
            owed.add(item("a started"));
        }

        assertThat(owed.size()).isEqualTo(1);
    }

    @Test
    void losesTheEldestBeyondItsBoundAndSaysSo() {
        int lost = 0;
        for (int i = 0; i < Owed.MOST + 2; i++) {
            lost += owed.add(item("call-" + i));
        }

        assertThat(lost).isEqualTo(2);
        assertThat(owed.size()).isEqualTo(Owed.MOST);
        assertThat(owed.take()).first().extracting(Item::what).isEqualTo("call-2");
    }

    @Test
    void losesADialLastAndTellsItFirst() {
        owed.add(item("other"));
        owed.add(new Item<>("emergency", true, "emergency", NOON.plusSeconds(3_600)));
        for (int i = 0; i < Owed.MOST; i++) {
            owed.add(item("call-" + i));
        }

        assertThat(owed.size()).isEqualTo(Owed.MOST);
        assertThat(owed.take()).extracting(Item::what).startsWith("emergency", "call-1");
    }

    @Test
    void losesWhatIsOfNoUseAnyMoreAndSaysSo() {
        owed.add(item("a started"));

        assertThat(owed.dropTooOld(NOON.plusSeconds(3_599))).isZero();
        assertThat(owed.dropTooOld(NOON.plusSeconds(3_600))).isEqualTo(1);
        assertThat(owed.size()).isZero();
    }

    @Test
    void printsNothingOfWhatIsOwed() {
        assertThat(item("+12025550123")).asString().doesNotContain("5550123");
    }

    private static Item<String> item(String told) {
        return new Item<>(told, false, told, NOON.plusSeconds(3_600));
    }
}
