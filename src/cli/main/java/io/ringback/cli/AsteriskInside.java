package io.ringback.cli;

import io.ringback.asterisk.AsteriskRole;
import io.ringback.console.TokenFile;
import io.ringback.settings.Settings;
import java.io.IOException;

/** The role that serves an Asterisk, in this process, told in one line why when it cannot begin. */
public final class AsteriskInside {
    private AsteriskInside() {}

    /** Begins; {@code resources} ends it. */
    public static AsteriskRole role(Settings settings, OpenResources resources) {
        try {
            return resources.add(AsteriskRole.start(settings, TokenFile.of(settings)));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
