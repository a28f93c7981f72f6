/**
 * A schema registry that speaks Confluent's API, Apicurio's among them, and its framing of values: a zero, the schema's
 * id in four bytes, the Avro body. Values change their framing on their way into and out of a Kafka client, so that nothing
 * behind it knows of registries; and nothing waits for a registry that is away.
 */
@NullMarked
package io.ringback.registry;

import org.jspecify.annotations.NullMarked;
