package io.ringback.gateway;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression, compiled once. Each evaluation is bounded, since what it reads comes from outside. Errors never
 * carry the library's message, which quotes the event.
 */
final class Expression {
    private final Jsonata compiled;

    /**
     * Compiles.
     *
     * @throws IllegalArgumentException saying where the text is wrong
     */
    Expression(String text) {
        try {
            this.compiled = Jsonata.jsonata(text);
        } catch (JException e) {
            throw new IllegalArgumentException(
                    "the expression is wrong at character " + e.getLocation() + " (JSONata " + code(e) + ")", e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the expression is no JSONata", e);
        }
    }

    /**
     * The expression's value of an event: maps, lists, texts, numbers; null for none.
     *
     * @param variables by their names without the dollar
     * @throws UnreadableEventException when it fails or takes too long
     */
    @Nullable Object of(Object event, Map<String, ?> variables) throws UnreadableEventException {
        Frame frame = compiled.createFrame();
        variables.forEach(frame::bind);
        Effort.bound(frame);
        try {
            return compiled.evaluate(event, frame);
        } catch (JException e) {
            throw new UnreadableEventException("the mapping fails at character " + e.getLocation()
                    + " of its expression" + " (JSONata " + code(e) + ")");
        } catch (RuntimeException | StackOverflowError e) {
            throw new UnreadableEventException(
                    "the mapping fails with " + e.getClass().getSimpleName());
        }
    }

    /** A code such as T2001; the library's own texts are no codes. */
    private static String code(JException e) {
        String error = String.valueOf(e.getError());
        return error.matches("[A-Z][0-9]{4}") ? error : "bound";
    }
}
