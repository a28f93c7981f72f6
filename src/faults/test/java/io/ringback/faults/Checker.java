package io.ringback.faults;

import java.util.List;
import java.util.Optional;

/** Decides whether a history keeps what DESIGN promises, from what went in and what came out alone. */
public final class Checker {
    static final List<Rule> RULES = List.of(
            new LeasesDoNotOverlap(),
            new EachEmergencyIsAnsweredOnce(),
            new CallbacksReachTheHolder(),
            new NoNumberIsWithheld(),
            new OverridesAreLifted(),
            new ClosedSessionsGoBack(),
            new StatusGoesBack(),
            new InputsAreAccountedFor(),
            new NothingIsSaidTwice(),
            new FencesRise(),
            new TablesMatchTheModel(),
            new NobodyElseWaits(),
            new ShieldsEnd(),
            new GarbageIsTold(),
            new NoThreadEndsTwice(),
            new SizesAreBounded(),
            new NoticesAreTold(),
            new NoticesAreEscalated(),
            new NobodyIsToldTooOften(),
            new OnlyContactsAreTold(),
            new ConsumersKeepTheRules());

    private final Contract contract;

    public Checker(Contract contract) {
        this.contract = contract;
    }

    public List<Violation> check(History history) {
        return RULES.stream()
                .flatMap(rule -> rule.check(history, contract).stream())
                .toList();
    }

    /** The first violation of each rule, with the shortest part of the history that shows it. */
    public List<Violation> shortest(History history, List<Violation> violations) {
        return RULES.stream()
                .flatMap(rule ->
                        first(rule, violations)
                                .map(violation -> Shortest.of(rule, contract, violation, history))
                                .stream())
                .toList();
    }

    private static Optional<Violation> first(Rule rule, List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.rule().equals(rule.getClass().getSimpleName()))
                .findFirst();
    }
}
