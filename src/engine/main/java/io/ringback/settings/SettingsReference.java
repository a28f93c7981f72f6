package io.ringback.settings;

import java.util.List;
import java.util.stream.Stream;

/** Every setting there is. The reference page is this list, printed. */
public final class SettingsReference {
    private static final List<Setting<?>> ALL = Stream.of(
                    DeploymentReference.ALL,
                    PoolReference.ALL,
                    CallbackReference.ALL,
                    EmergencyReference.ALL,
                    SessionReference.ALL,
                    NoticeReference.ALL,
                    OutputReference.ALL,
                    ConsoleReference.ALL,
                    AsteriskReference.ALL,
                    GatewayReference.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private SettingsReference() {}

    /** Every setting, in the order in which a reader wants them. */
    public static List<Setting<?>> all() {
        return ALL;
    }
}
