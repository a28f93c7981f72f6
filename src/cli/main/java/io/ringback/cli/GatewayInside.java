package io.ringback.cli;

import io.ringback.gateway.GatewayRole;
import io.ringback.settings.Settings;
import java.io.IOException;

/** The role that takes other systems' events, in this process, told in one line why when it cannot begin. */
final class GatewayInside {
    private GatewayInside() {}

    /** Begins; {@code resources} ends it. */
    static GatewayRole role(Settings settings, OpenResources resources) {
        try {
            return resources.add(GatewayRole.start(settings));
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
