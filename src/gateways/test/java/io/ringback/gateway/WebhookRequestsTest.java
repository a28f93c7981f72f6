package io.ringback.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not as they should be. */
class WebhookRequestsTest extends WebhookStage {
    /** Who gets no answer does not come again. */
    @Test
    void whoMeetsWhatNobodyHasThoughtOfIsToldToComeAgain() throws Exception {
        start(WebhookServer.BOUNDS, null);
        failing = true;

        assertThat(post("http", SECRET, DIAL).statusCode()).isEqualTo(503);
    }

    @Test
    void saysWhatIsWrongWithACompressedBodyToWhomItKnowsAlone() throws Exception {
        start(WebhookServer.BOUNDS, null);
        String request = "POST /v1/gateways/app HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n%s"
                + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";

        assertThat(answer(request.formatted("Authorization: Bearer " + SECRET + "\r\n")))
                .startsWith("HTTP/1.1 415 ");
        assertThat(answer(request.formatted(""))).startsWith("HTTP/1.1 401 ");
    }

    /** Two servers in a row that read one request as two differently let through what neither means to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: gzip",
                "Content-Length : 2"
            })
    void readsNoRequestThatCanBeReadInTwoWays(String lengths) throws Exception {
        start(WebhookServer.BOUNDS, null);

        String answer = answer("POST /v1/gateways/app HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + SECRET
                + "\r\n" + lengths + "\r\n\r\n{}");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("Connection: close")
                .doesNotContain(SECRET);
    }

    @Test
    void believesTheFirstOfTwoSecretsAlone() throws Exception {
        start(WebhookServer.BOUNDS, null);
        String request = "POST /v1/gateways/app HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer another\r\n"
                + "Authorization: Bearer " + SECRET + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

        assertThat(answer(request)).startsWith("HTTP/1.1 403 ");
    }
}
