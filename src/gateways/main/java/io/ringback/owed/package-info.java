/** What gateways have told and the brokers do not have yet. */
@org.jspecify.annotations.NullMarked
package io.ringback.owed;
