package io.ringback.kamailio;

import io.ringback.embedded.LoopbackPort;
import io.ringback.settings.SettingSources;
import java.nio.file.Path;

/** The settings of a Ringback behind a proxy: everything ends soon, and three pools have three fallbacks. */
final class ProxySettings {
    private ProxySettings() {}

    static SettingSources of(String brokers, Path state) {
        return SettingSources.none()
                .with("bootstrap.servers", brokers)
                .with("topics.create", true)
                .with("pools", "default,nobodys,numbered")
                .with("pools.numbered.fallback", "+12025550190")
                .with("callback.lease", "PT45S")
                .with("callback.quarantine", "PT1S")
                .with("callback.overrun-grace", "PT2S")
                .with("callback.no-answer", "PT3S")
                .with("session.close-after-call", "PT6S")
                .with("fallback.destination", "sip:desk@127.0.0.1:25073")
                .with("state.dir", state)
                .with("http.port", LoopbackPort.free())
                .with("http.probes.port", 0)
                .with("http.probes", "false");
    }
}
