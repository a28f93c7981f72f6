package io.ringback.faults;

import java.util.List;

/** Decides whether a history keeps what DESIGN promises, from what went in and what came out alone. */
final class Checker {
    static final List<Rule> RULES = List.of(
            new LeasesDoNotOverlap(),
            new EachEmergencyIsAnsweredOnce(),
            new CallbacksReachTheHolder(),
            new OverridesAreLifted(),
            new StatusGoesBack(),
            new InputsAreAccountedFor(),
            new NothingIsSaidTwice(),
            new FencesRise(),
            new TablesMatchTheModel());

    private final Contract contract;

    Checker(Contract contract) {
        this.contract = contract;
    }

    List<Violation> check(History history) {
        return RULES.stream()
                .flatMap(rule -> rule.check(history, contract).stream())
                .toList();
    }
}
