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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/acknowledgements/ID}: a person at the page has seen a notice (R29). Only where a token is asked for: the
 * page of an open console may be looked at by anybody on its machine, and anybody's word must not quiet an alarm.
 */
final class Acknowledging {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final boolean allowed;
    private final SeenNotices notices;
    private final Acknowledgements acknowledgements;

    /**
     * Begins with {@link #serve}.
     *
     * @param allowed a token is asked for
     */
    Acknowledging(boolean allowed, SeenNotices notices, Acknowledgements acknowledgements) {
        this.allowed = allowed;
        this.notices = notices;
        this.acknowledgements = acknowledgements;
    }

    void serve(Routes routes) {
        routes.postLater("/v1/acknowledgements/", this::acknowledge);
    }

    private CompletionStage<Answer> acknowledge(Ask ask) {
        Optional<ContactId> by = allowed ? name(ask.body()) : Optional.empty();
        if (by.isEmpty() || notices.notice(ask.rest()) == null) {
            return CompletableFuture.completedFuture(refusal(by));
        }
        Claim claim = new Claim(new NoticeId(ask.rest()), by.get());
        return acknowledgements
                .write(claim)
                .handle((written, failure) -> failure == null
                        ? Json.answer(
                                202,
                                Map.of("noticeId", ask.rest(), "by", by.get().value()))
                        : Answer.error(503, "not-written"));
    }

    private Answer refusal(Optional<ContactId> by) {
        if (!allowed) {
            return Answer.error(403, "no-token-is-set");
        }
        return by.isEmpty() ? Answer.error(400, "by-needed") : Answer.error(404, "not-found");
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
