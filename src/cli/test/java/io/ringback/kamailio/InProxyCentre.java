package io.ringback.kamailio;

import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class a contact centre behind a proxy, calm again after each. */
final class InProxyCentre implements BeforeAllCallback, ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(InProxyCentre.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        ProxyCentre centre = new ProxyCentre();
        context.getStore(OWN).put(ProxyCentre.class, centre); // which closes it, also when it does not open
        centre.start();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ProxyCentre.class;
    }

    @Override
    public ProxyCentre resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return centre(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        centre(context).calm();
    }

    private static ProxyCentre centre(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(OWN).get(ProxyCentre.class, ProxyCentre.class));
    }
}
