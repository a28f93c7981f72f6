package io.ringback.asterisk;

import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A contact centre with an Asterisk, whose events are kept by the test's name. */
final class InContactCentre extends InCentre<ContactCentre> implements BeforeEachCallback {
    InContactCentre() {
        super(ContactCentre.class);
    }

    @Override
    protected ContactCentre make() throws IOException {
        return new ContactCentre();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        centre(context).tape().begin(context.getRequiredTestMethod().getName());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        centre(context).tape().end();
        super.afterEach(context);
    }
}
