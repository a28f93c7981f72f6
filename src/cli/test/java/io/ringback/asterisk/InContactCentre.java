package io.ringback.asterisk;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class a contact centre, calm again after each. */
final class InContactCentre implements BeforeAllCallback, ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(InContactCentre.class);

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        ContactCentre centre = new ContactCentre();
        context.getStore(OWN).put(ContactCentre.class, centre); // which closes it, also when it does not open
        centre.start();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ContactCentre.class;
    }

    @Override
    public ContactCentre resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return centre(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        centre(context).tape().begin(context.getRequiredTestMethod().getName());
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        centre(context).tape().end();
        centre(context).calm();
    }

    private static ContactCentre centre(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(OWN).get(ContactCentre.class, ContactCentre.class));
    }
}
