package io.ringback.runtime;

import io.ringback.settings.Role;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has become of a process's roles. One that cannot go on ends alone, unless a life hangs on it: then the process ends,
 * so that whoever watches it starts it again.
 */
final class RoleStates {
    private final Set<Role> asked;
    private final Set<Role> serving = ConcurrentHashMap.newKeySet();
    private final Map<Role, String> ended = new ConcurrentHashMap<>();

    RoleStates(Set<Role> asked) {
        this.asked = Set.copyOf(asked);
    }

    void set(Role role, boolean serves) {
        if (serves) {
            serving.add(role);
        } else {
            serving.remove(role);
        }
    }

    /** Whether all serve that a life hangs on; where there are none, all. */
    boolean isReady() {
        boolean any = asked.stream().anyMatch(Role::isLifeCritical);
        return asked.stream().filter(role -> !any || role.isLifeCritical()).allMatch(serving::contains);
    }

    Set<Role> serving() {
        return Set.copyOf(serving);
    }

    /** Notes that the role cannot go on; true when the process cannot, either. */
    boolean end(Role role, String why) {
        ended.putIfAbsent(role, why);
        return role.isLifeCritical() || ended.keySet().containsAll(asked);
    }

    /** Why those ended that did. */
    Map<Role, String> ended() {
        return Map.copyOf(ended);
    }
}
