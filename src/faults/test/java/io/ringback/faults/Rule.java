package io.ringback.faults;

import java.util.List;

/** Decides whether a history keeps one promise. */
interface Rule {
    List<Violation> check(History history, Contract contract);
}
