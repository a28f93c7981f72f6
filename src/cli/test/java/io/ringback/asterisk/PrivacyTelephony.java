package io.ringback.asterisk;

import static io.ringback.asterisk.ContactCentre.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringback.phone.Dialog;
import io.ringback.phone.SipPhone;
import io.ringback.phone.SipPhone.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After the story nothing of it is in the files of a real Asterisk, or in what Ringback's processes said. */
@ExtendWith({WhereAnAsteriskIs.class, InContactCentre.class})
class PrivacyTelephony {
    private static final String ORDINARY = "2025550177";
    /** Whoever calls back says this of itself; it must not be found again. */
    private static final String CANARY = "canary-5f1c9e";

    private final ContactCentre centre;
    private final SipPhone ann;
    private final SipPhone outside;

    PrivacyTelephony(ContactCentre centre) {
        this.centre = centre;
        this.ann = centre.ann();
        this.outside = centre.outside();
    }

    @Test
    void nothingOfAnEmergencyIsInAnybodysFiles() throws IOException {
        String number = theStory();
        Dialog ordinary = centre.bob().dial(ORDINARY);
        await("an ordinary call is answered", ordinary::isAnswered);
        ordinary.hangUp();

        await(
                "the ordinary call is recorded, and the message is gone",
                () -> centre.asterisk().everythingWritten().contains(ORDINARY)
                        && centre.asterisk().messages().isEmpty());
        assertThat(centre.asterisk().everythingWritten())
                .doesNotContain("PJSIP/911")
                .doesNotContain("\"911\"")
                .doesNotContain("*95101")
                .doesNotContain(number.substring(1))
                .doesNotContain(number.substring(2))
                .doesNotContain(CANARY);
        assertThat(said())
                .doesNotContainPattern("(?<![.0-9])911(?![0-9])")
                .doesNotContain(ORDINARY)
                .doesNotContain(CANARY);
    }

    /** The call, a desk that listens, a callback, a message, a callback that nobody answers. */
    private String theStory() {
        Dialog emergency = centre.emergencyOf(ann);
        String number = centre.numberOf(ann);
        Dialog listening = centre.desk().dial("*95101");
        await("the desk listens", listening::isAnswered);
        emergency.hangUp();
        Dialog callback = outside.dial(number.substring(1), "P-Asserted-Identity: \"" + CANARY + "\" <sip:1@x>");
        await("they talk", callback::isAnswered);
        callback.hangUp();
        Dialog message = ann.dial(number);
        await("the message is being recorded", () -> centre.asterisk().hasMessage());
        message.hangUp();
        ann.behave(Manner.RINGS);
        Dialog unanswered = outside.dial(number.substring(1), "Priority: psap-callback", "Subject: " + CANARY);
        await("the desk is rung", () -> !centre.desk().incoming().isEmpty());
        unanswered.hangUp();
        return number;
    }

    private String said() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> logs = Files.list(centre.logs())) {
            for (Path log :
                    logs.filter(file -> file.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(log, UTF_8));
            }
        }
        return all.toString();
    }
}
