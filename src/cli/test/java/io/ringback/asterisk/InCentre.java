package io.ringback.asterisk;

import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class a contact centre, calm again after each. */
public abstract class InCentre<C extends Centre> implements BeforeAllCallback, ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(InCentre.class);

    private final Class<C> type;

    protected InCentre(Class<C> type) {
        this.type = type;
    }

    /** A centre that has not begun. */
    protected abstract C make() throws Exception;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        C centre = make();
        context.getStore(OWN).put(type, centre); // which closes it, also when it does not open
        centre.start();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public C resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return centre(context);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        centre(context).calm();
    }

    protected final C centre(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(OWN).get(type, type));
    }
}
