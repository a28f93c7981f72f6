package io.ringback.faults;

import io.ringback.runtime.CannotServeException;
import io.ringback.runtime.RingbackProcess;
import io.ringback.runtime.SteadyClock;
import io.ringback.runtime.Topologies;
import io.ringback.settings.Role;
import io.ringback.settings.SettingSources;
import io.ringback.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ringback run} on a host whose clock can be set: what the file named by {@code host.clock.offset} holds, in
 * seconds, is added to the time.
 */
public final class SteppedRingback {
    private SteppedRingback() {}

    /** Assignments of settings, {@code key=value} each. Ends with 1 and a line that says why when it cannot serve. */
    public static void main(String[] assignments) throws InterruptedException {
        Path offset = Path.of(System.getProperty("host.clock.offset"));
        SteadyClock clock = new SteadyClock(() -> Instant.now().plusSeconds(seconds(offset)), System::nanoTime);
        Settings settings = Settings.load(new SettingSources(null, Map.of(), List.of(assignments)));
        EnumSet<Role> roles = EnumSet.of(Role.INTAKE, Role.DESK);
        RingbackProcess process = new RingbackProcess(settings, Topologies.of(settings, roles, clock), clock);
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "close"));
        int code = serve(process);
        System.exit(code);
    }

    private static int serve(RingbackProcess process) throws InterruptedException {
        try {
            process.start();
            if (process.awaitReady(Duration.ofDays(1))) {
                System.out.println("READY");
            }
            Optional<String> reason = process.awaitEnd();
            reason.ifPresent(why -> System.out.println("STOPPED " + why));
            return reason.isPresent() ? 1 : 0;
        } catch (CannotServeException e) {
            System.out.println("STOPPED " + e.getMessage());
            return 1;
        }
    }

    private static long seconds(Path file) {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
