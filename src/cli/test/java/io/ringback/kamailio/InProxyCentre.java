package io.ringback.kamailio;

import io.ringback.asterisk.InCentre;
import java.io.IOException;

/** A contact centre behind a proxy. */
final class InProxyCentre extends InCentre<ProxyCentre> {
    InProxyCentre() {
        super(ProxyCentre.class);
    }

    @Override
    protected ProxyCentre make() throws IOException {
        return new ProxyCentre();
    }
}
