package io.ringback.notify;

import io.ringback.notify.rules.ContactId;
import io.ringback.notify.rules.Notice;

/** An attempt to make: this notice, to this contact. */
record Order(Notice notice, ContactId contact, int attempt) {}
