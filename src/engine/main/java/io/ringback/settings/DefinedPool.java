package io.ringback.settings;

import io.ringback.event.DefinitionState;
import io.ringback.event.PoolDefinition;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pool as it is served: by the settings, or by a definition that wins over them.
 *
 * @param trust who may call back directly (R17)
 * @param trustedCallers in E.164
 * @param isClosing takes no new numbers, and goes when nothing of it lives
 */
public record DefinedPool(PoolSettings settings, Trust trust, Set<String> trustedCallers, boolean isClosing) {

    /** A definition that cannot be used. */
    public static final class WrongDefinition extends Exception {
        private static final long serialVersionUID = 1L;

        WrongDefinition(String field) {
            super(field);
        }

        /** The field that is wrong; nothing of what it holds. */
        public String field() {
            return String.valueOf(getMessage());
        }
    }

    /** As the settings have it; for a pool that they do not have, what is set for {@code default}. */
    public static DefinedPool of(Settings settings, @Nullable String name) {
        PoolSettings pool = settings.pool(name);
        return new DefinedPool(
                name == null || pool.name().equals(name) ? pool : named(name, pool),
                settings.trust(),
                settings.trustedCallers(),
                false);
    }

    private static PoolSettings named(String name, PoolSettings pool) {
        return new PoolSettings(
                name, pool.region(), pool.fallback(), pool.low(), pool.closeAfterCall(), pool.dialling());
    }

    /**
     * As a definition has it, with the deployment's own where it says nothing.
     *
     * @throws WrongDefinition naming the first field that is wrong
     */
    public static DefinedPool of(Settings settings, PoolDefinition definition) throws WrongDefinition {
        require(PoolNaming.allows(definition.getPool()), "pool");
        require(definition.getState() != DefinitionState.UNKNOWN, "state");
        require(definition.getLow() >= 0, "low");
        String region = definition.getRegion().isEmpty()
                ? settings.emergency().region()
                : require(Parsers::region, definition.getRegion(), "region");
        Optional<String> fallback = require(Parsers::destination, text(definition.getFallback()), "fallback");
        Optional<Duration> close =
                require(Parsers::durationOrNone, text(definition.getCloseAfterCall()), "closeAfterCall");
        PoolSettings pool = new PoolSettings(
                definition.getPool(),
                region,
                fallback.orElse(settings.fallbackDestination()),
                definition.getLow(),
                close.or(settings::closeAfterCall).orElse(null),
                new PoolDialling(
                        each(PoolReference.OUTSIDE_LINE, definition.getOutsideLine(), "outsideLine"),
                        each(PoolReference.NOT_EMERGENCY, definition.getNotEmergency(), "notEmergency")));
        boolean closes = definition.getState() == DefinitionState.CLOSING;
        Trust trust = definition.getTrust().isEmpty()
                ? settings.trust()
                : require(Parsers.choice(Trust.class), definition.getTrust().toLowerCase(Locale.ROOT), "trust");
        Set<String> callers = callers(definition);
        return new DefinedPool(pool, trust, callers.isEmpty() ? settings.trustedCallers() : callers, closes);
    }

    /**
     * As a definition that an operator has just written has it. One that was accepted before, and is served, need not
     * pass this.
     *
     * @throws WrongDefinition naming the first field that is wrong
     */
    public static DefinedPool asked(Settings settings, PoolDefinition definition) throws WrongDefinition {
        DefinedPool pool = of(settings, definition);
        for (String caller : definition.getTrustedCallers()) {
            String unused = require(Parsers::e164, caller, "trustedCallers");
        }
        // Nobody could call back.
        require(pool.trust != Trust.LISTED || !pool.trustedCallers.isEmpty(), "trustedCallers");
        return pool;
    }

    private static Set<String> callers(PoolDefinition definition) {
        Set<String> callers = new LinkedHashSet<>();
        for (String caller : definition.getTrustedCallers()) {
            try {
                callers.add(Parsers.e164(caller));
            } catch (IllegalArgumentException e) {
                // Accepted by an earlier version, which did not look.
            }
        }
        return callers;
    }

    /** The definition that says what the settings say of a pool. */
    public static PoolDefinition definition(Settings settings, String name) {
        PoolSettings pool = settings.pool(name);
        return PoolDefinition.newBuilder()
                .setPool(name)
                .setRegion(pool.region())
                .setFallback(pool.fallback())
                .setLow(pool.low())
                .setOutsideLine(pool.dialling().outsideLine().stream().sorted().toList())
                .setNotEmergency(
                        pool.dialling().notEmergency().stream().sorted().toList())
                .setCloseAfterCall(
                        pool.closeAfterCall() == null
                                ? null
                                : pool.closeAfterCall().toString())
                .setTrust(settings.trust().name().toLowerCase(Locale.ROOT))
                .setTrustedCallers(settings.trustedCallers().stream().sorted().toList())
                .setState(DefinitionState.OPEN)
                .build();
    }

    private static Set<String> each(Setting<Set<String>> setting, List<String> entries, String field)
            throws WrongDefinition {
        Set<String> all = new HashSet<>();
        for (String entry : entries) {
            all.addAll(require(setting.parser(), entry, field));
        }
        return all;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static <T> T require(Setting.Parser<T> parser, String text, String field) throws WrongDefinition {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WrongDefinition(field);
        }
    }

    private static void require(boolean holds, String field) throws WrongDefinition {
        if (!holds) {
            throw new WrongDefinition(field);
        }
    }
}
