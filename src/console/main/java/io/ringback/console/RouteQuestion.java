package io.ringback.console;

import io.ringback.console.http.Ask;
import io.ringback.consumer.IncomingCall;
import io.ringback.consumer.Routing.AutoResponder;
import io.ringback.consumer.RoutingTable;
import io.ringback.event.PoolDefinition;
import io.ringback.intake.dial.DialPlan;
import io.ringback.intake.dial.DialPlan.Meaning;
import io.ringback.intake.dial.DialledNumber;
import io.ringback.numbers.NumberReading;
import io.ringback.settings.Settings;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a switch asks of a call about to be routed: {@code to}, {@code from} or {@code callerAgent}, {@code agent}, {@code psap}. */
final class RouteQuestion {
    private static final int LONGEST = 256;
    private static final Pattern NUMBER = Pattern.compile("\\+?([1-9][0-9]{6,14})");
    private static final Pattern MARK = Pattern.compile("(?i)true|1|yes|psap-callback(;.*)?");
    private static final Pattern CALLER =
            Pattern.compile("(?i).*\\b(sips?|tel):.*|(anonymous|unknown|restricted|unavailable"
                    + "|private|withheld)(@.*)?|\\+[0-9() .-]+|[0-9() .-]{7,}(@.*)?|112|911|999|000");

    private final RoutingTable routing;
    private final Settings settings;
    private final InstantSource clock;
    private final NumberReading numbers;
    private final DialPlan plan;
    private volatile @Nullable Dialling dialling;

    /** @param settings the pools that are there from the start, with their regions and outside lines */
    RouteQuestion(RoutingTable routing, Settings settings, InstantSource clock) {
        this.routing = routing;
        this.settings = settings;
        this.clock = clock;
        this.numbers = new NumberReading(() -> dialling().regions, () -> dialling().outsideLines);
        this.plan = DialPlan.of(settings);
    }

    /** The call; empty when it is to nobody. A plus that was not encoded, and so came as a blank, is a plus. */
    Optional<IncomingCall> read(Ask ask) {
        @Nullable String to = parameter(ask, "to");
        @Nullable String agent = parameter(ask, "agent");
        if (to == null && agent == null) {
            return Optional.empty();
        }
        IncomingCall call = new IncomingCall(
                parameter(ask, "callId"), to == null ? null : number(to), null, null, agent, isMarked(ask, "psap"));
        @Nullable String caller = call.psapCallback() ? null : parameter(ask, "callerAgent");
        @Nullable String from = parameter(ask, "from");
        return Optional.of(caller != null ? call.fromAgent(caller) : from == null ? call : by(call, from));
    }

    /**
     * Who calls. The holder of the number that is called may have any id. Of others, what may be a caller's number or
     * address is one, and so is anything in a call that is marked: a responder who is taken for an agent would ring nobody.
     */
    private IncomingCall by(IncomingCall call, String from) {
        IncomingCall byAgent = call.fromAgent(from);
        if (routing.route(byAgent, clock.instant()) instanceof AutoResponder) {
            return byAgent;
        }
        boolean isCaller = call.psapCallback() || CALLER.matcher(from).matches() || isResponders(from);
        return isCaller ? call.fromNumber(numbers.e164OrAsDialled(from)) : byAgent;
    }

    /** A responder's telephone may show the emergency number itself: 110, 119, 190. An extension that looks like one is listed. */
    private boolean isResponders(String from) {
        DialledNumber shown = DialledNumber.read(from);
        return dialling().regions.stream().anyMatch(region -> plan.meaning(shown, region) == Meaning.EMERGENCY)
                && !dialling().extensions.contains(from);
    }

    /** A number that Ringback knows in whatever form it was dialled (R5), or else what looks like one. */
    private @Nullable String number(String to) {
        return numbers.find(to, number -> routing.knows(number, clock.instant()))
                .orElseGet(() -> {
                    var matched = NUMBER.matcher(to);
                    return matched.matches() ? "+" + matched.group(1) : null;
                });
    }

    /** What all pools say of numbers together: there may be thousands, and a call must not wait for them to be gone through. */
    private Dialling dialling() {
        Dialling known = dialling;
        List<PoolDefinition> defined = routing.definitions(clock.instant());
        if (known == null || known.of != defined) {
            known = Dialling.of(settings, defined);
            dialling = known;
        }
        return known;
    }

    private record Dialling(
            List<PoolDefinition> of, Set<String> regions, Set<String> outsideLines, Set<String> extensions) {
        static Dialling of(Settings settings, List<PoolDefinition> defined) {
            Dialling all = new Dialling(defined, new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
            all.regions.add(settings.pool(null).region());
            settings.pools().values().forEach(pool -> {
                all.regions.add(pool.region());
                all.outsideLines.addAll(pool.dialling().outsideLine());
                all.extensions.addAll(pool.dialling().notEmergency());
            });
            defined.forEach(pool -> {
                all.regions.add(pool.getRegion());
                all.outsideLines.addAll(pool.getOutsideLine());
                all.extensions.addAll(pool.getNotEmergency());
            });
            return all;
        }
    }

    private static @Nullable String parameter(Ask ask, String name) {
        @Nullable String text = ask.query().get(name);
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return null;
        }
        return text.startsWith(" ") ? "+" + text.strip() : text.strip();
    }

    /** Whether a call is marked (RFC 7090): a switch may say so, or hand the header's value on. */
    static boolean isMarked(Ask ask, String name) {
        return ask.parameter(name).filter(text -> MARK.matcher(text).matches()).isPresent();
    }
}
