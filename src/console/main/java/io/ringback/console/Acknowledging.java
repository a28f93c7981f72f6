package io.ringback.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ringback.console.http.Answer;
import io.ringback.console.http.Ask;
import io.ringback.console.http.Routes;
import io.ringback.notify.AckLinks.Claim;
import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.NoticeId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/acknowledgements/ID}: a person at the page has seen a notice (R29). Only where a token is asked for: the
 * page of an open console may be looked at by anybody on its machine, and anybody's word must not quiet an alarm.
 */
final class Acknowledging {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final boolean allowed;
    private final SeenNotices notices;
    private final Consumer<Claim> acknowledge;

    /**
     * Begins with {@link #serve}.
     *
     * @param allowed a token is asked for
     * @param acknowledge writes that somebody has seen a notice, without waiting for it
     */
    Acknowledging(boolean allowed, SeenNotices notices, Consumer<Claim> acknowledge) {
        this.allowed = allowed;
        this.notices = notices;
        this.acknowledge = acknowledge;
    }

    void serve(Routes routes) {
        routes.post("/v1/acknowledgements/", this::acknowledge);
    }

    private Answer acknowledge(Ask ask) {
        if (!allowed) {
            return Answer.error(403, "no-token-is-set");
        }
        Optional<ContactId> by = name(ask.body());
        if (by.isEmpty()) {
            return Answer.error(400, "by-needed");
        }
        if (notices.notice(ask.rest()) == null) {
            return Answer.error(404, "not-found");
        }
        acknowledge.accept(new Claim(new NoticeId(ask.rest()), by.get()));
        return Json.answer(202, Map.of("noticeId", ask.rest(), "by", by.get().value()));
    }

    /** Who it is, in their own word, which is no address (it is passed on): the token is everybody's who looks at this console. */
    private static Optional<ContactId> name(String body) {
        try {
            JsonNode by = Json.mapper().readTree(body).path("by");
            return NAME.matcher(by.asText()).matches() ? Optional.of(new ContactId(by.asText())) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
