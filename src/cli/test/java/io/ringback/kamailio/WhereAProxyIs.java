package io.ringback.kamailio;

import io.ringback.asterisk.WhereThereIs;

/** Leaves a test out, saying why, where there is no proxy. */
final class WhereAProxyIs extends WhereThereIs {
    WhereAProxyIs() {
        super("a proxy", RealProxy::absence);
    }
}
