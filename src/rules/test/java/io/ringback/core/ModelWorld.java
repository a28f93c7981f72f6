package io.ringback.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One state of a bounded model: the desks, what was said already, and what is under way between the desks. */
final class ModelWorld {
    private static final Duration LINGER = Duration.ofMinutes(20);
    private static final int STARTED = 1;
    private static final int ANSWERED = 2;
    private static final int ENDED = 4;
    private static final int CLOSED = 8;
    private static final int[] LATER = {ANSWERED, ENDED, CLOSED};
    private static final int[] EARLY = {0, ANSWERED, ENDED, ENDED | CLOSED};

    private final ModelStory story;
    private final SimulatedDesk[] desks;
    private final int[] said;
    private final Instant[] began;
    private final List<ModelStory.Aside> handedOn;
    private int repeats;
    private int lingers;

    /** What can happen next. */
    record Move(String name, Consumer<ModelWorld> happens) {}

    ModelWorld(ModelStory story, int repeats, int lingers) {
        this.story = story;
        this.repeats = repeats;
        this.lingers = lingers;
        desks = story.pools().stream()
                .map(pool -> new SimulatedDesk(pool, story.policy()))
                .toArray(SimulatedDesk[]::new);
        said = new int[story.calls().size() + story.asides().size()];
        began = new Instant[story.calls().size()];
        Arrays.fill(began, Instant.MAX);
        handedOn = new ArrayList<>();
        story.numbers().forEach(number -> desks[0].handle(Signals.offers(number)));
    }

    private ModelWorld(ModelWorld other) {
        story = other.story;
        repeats = other.repeats;
        lingers = other.lingers;
        desks = other.desks.clone();
        said = other.said.clone();
        began = other.began.clone();
        handedOn = new ArrayList<>(other.handedOn);
    }

    ModelWorld after(Move move) {
        ModelWorld next = new ModelWorld(this);
        move.happens().accept(next);
        return next;
    }

    List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < story.calls().size(); i++) {
            movesOf(i, moves);
        }
        for (int i = story.calls().size(); i < said.length; i++) {
            ModelStory.Aside aside = story.asides().get(i - story.calls().size());
            say(i, 1, aside.pool(), aside.signal(), moves);
        }
        if (!handedOn.isEmpty()) {
            moves.add(new Move("handed on", world -> world.handle(world.handedOn.remove(0))));
        }
        Instant due = nextDue();
        if (due != null) {
            moves.add(new Move("time", world -> world.passTo(due)));
        }
        if (lingers > 0 && (due == null || due.isAfter(now().plus(LINGER)))) {
            moves.add(new Move("linger", world -> world.linger()));
        }
        return moves;
    }

    private void movesOf(int i, List<Move> moves) {
        ModelStory.Call call = story.calls().get(i);
        if (said[i] == 0) {
            for (int early : EARLY) {
                Signal started = call.started().apply(start(call, early));
                say(i, STARTED | early, call.pool(), started, world -> world.began[i] = world.now(), moves);
            }
            return;
        }
        boolean remembered = now().isBefore(began[i].plus(story.policy().longestMemory()));
        if (remembered) {
            say(i, STARTED, call.pool(), call.started().apply(start(call, 0)), moves);
        }
        for (int what : LATER) {
            say(i, what, call.pool(), later(call.id(), what), moves);
        }
    }

    private void say(int i, int what, int pool, Signal signal, List<Move> moves) {
        say(i, what, pool, signal, world -> {}, moves);
    }

    /** Once freely, again while there are repeats left. */
    private void say(int i, int what, int pool, Signal signal, Consumer<ModelWorld> also, List<Move> moves) {
        boolean again = (said[i] & what) == what;
        if (!again || repeats > 0) {
            moves.add(new Move(signal.toString(), world -> {
                world.repeats -= again ? 1 : 0;
                world.said[i] |= what;
                also.accept(world);
                world.handle(new ModelStory.Aside(pool, signal));
            }));
        }
    }

    private static CallStart start(ModelStory.Call call, int early) {
        return Signals.start(call.id(), (early & ANSWERED) != 0, (early & ENDED) != 0, (early & CLOSED) != 0);
    }

    private static Signal later(CallId call, int what) {
        if (what == ANSWERED) {
            return Signals.answered(call);
        }
        return what == ENDED ? Signals.ended(call) : Signals.closes(call);
    }

    private void handle(ModelStory.Aside aside) {
        desks[aside.pool()] = desks[aside.pool()].copy();
        for (Output output : desks[aside.pool()].handle(aside.signal()).outputs()) {
            if (output instanceof Output.HandOn on) {
                handedOn.add(new ModelStory.Aside(story.pools().indexOf(on.to()), on.signal()));
            }
        }
        oneHolderOverAll();
    }

    /** R11 and R18 over all pools. */
    private void oneHolderOverAll() {
        for (CallbackNumber number : story.numbers()) {
            int leased = 0;
            int inService = 0;
            for (SimulatedDesk desk : desks) {
                PoolNumber known = desk.rows().numbers().get(number);
                boolean has = known != null && known.state() != PoolNumber.State.GONE;
                boolean leases = desk.rows().leases().containsKey(number);
                BrokenInvariant.unless(has || !leases, "R18: a leased number has not left", number);
                leased += leases ? 1 : 0;
                inService += has ? 1 : 0;
            }
            BrokenInvariant.unless(leased <= 1 && inService <= 1, "R11: a number is one pool's", number);
        }
    }

    private void linger() {
        lingers--;
        passTo(now().plus(LINGER));
    }

    /** Never back, though what is due may be overdue: a number that was never leased has rested long ago. */
    private void passTo(Instant due) {
        Instant time = due.isAfter(now()) ? due : now();
        for (int i = 0; i < desks.length; i++) {
            desks[i] = desks[i].copy();
            desks[i].pass(Duration.between(desks[i].now(), time));
        }
    }

    private Instant now() {
        return desks[0].now();
    }

    private @Nullable Instant nextDue() {
        Instant first = null;
        for (SimulatedDesk desk : desks) {
            Instant due = desk.nextDue();
            first = first == null || (due != null && due.isBefore(first)) ? due : first;
        }
        return first;
    }

    /** After a long quiet nothing of any session is left. */
    void endsInCalm() {
        for (SimulatedDesk desk : desks) {
            SimulatedDesk quiet = desk.copy();
            quiet.pass(Signals.HOUR.multipliedBy(4));
            BrokenInvariant.unless(quiet.rows().nothingLeft(), "nothing of a session is left", quiet.rows());
            BrokenInvariant.unless(quiet.seen().deadlines().isEmpty(), "everything is lifted", quiet.seen());
        }
    }

    long fingerprint(Fingerprint by) {
        long all = Fingerprint.together(repeats, lingers, by.of(handedOn));
        for (int what : said) {
            all = Fingerprint.together(all, what);
        }
        for (Instant start : began) {
            all = Fingerprint.together(all, by.of(start));
        }
        for (SimulatedDesk desk : desks) {
            all = Fingerprint.together(all, desk.fingerprint(by));
        }
        return all;
    }
}
