package io.ringback.console.play;

import io.ringback.console.play.PhoneCall.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The platform's calls in the order in which they began, the newest of them at most. Guarded by the {@link Platform}. */
final class PhoneCalls {
    private static final int MOST = 200;

    private final Map<String, PhoneCall> calls = new LinkedHashMap<>();

    void add(PhoneCall call) {
        calls.put(call.id, call);
        while (calls.size() > MOST) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    Optional<PhoneCall> find(String id) {
        @Nullable PhoneCall call = calls.get(id);
        return Optional.ofNullable(call);
    }

    /** The newest of that kind that is not over. */
    Optional<PhoneCall> of(Kind kind) {
        return live().filter(call -> call.kind == kind).reduce((first, second) -> second);
    }

    /** Those that are not over. */
    Stream<PhoneCall> live() {
        return all().stream().filter(call -> !call.isOver());
    }

    List<PhoneCall> all() {
        return List.copyOf(calls.values());
    }

    void removeIf(Predicate<PhoneCall> isPast) {
        calls.values().removeIf(isPast);
    }
}
