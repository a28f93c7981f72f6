package io.ringback.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.notify.AckLinks.Claim;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AckLinksTest {
    private static final Claim CLAIM = new Claim(new NoticeId("site/ö-17"), new ContactId("desk.1"));

    private final AckLinks links = links("a-secret-of-enough-letters");

    @Test
    void aLinkIsUnderTheConsolesAddressAndOnePathSegment() {
        assertThat(links.link(CLAIM.notice(), CLAIM.contact()).toString())
                .matches("https://ringback\\.example/console/ack/[A-Za-z0-9_.-]+");
    }

    @Test
    void aTokenIsReadBack() {
        assertThat(links.read(links.token(CLAIM))).contains(CLAIM);
    }

    @Test
    void anotherSecretsTokenIsNobodys() {
        assertThat(links.read(links("another-secret-of-letters").token(CLAIM))).isEmpty();
    }

    @Test
    void aTokenIsOfItsContactAlone() {
        String[] mine = links.token(CLAIM).split("\\.", -1);
        String[] other =
                links.token(new Claim(CLAIM.notice(), new ContactId("boss"))).split("\\.", -1);

        assertThat(links.read(mine[0] + "." + other[1] + "." + mine[2])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a.b.c", "a.b", "%.%.%", "YQ.YQ."})
    void nonsenseIsNobodys(String token) {
        assertThat(links.read(token)).isEmpty();
    }

    private static AckLinks links(String secret) {
        return new AckLinks(
                Secret.of("notice.ack.secret-file", secret), URI.create("https://ringback.example/console/"));
    }
}
