package io.ringback.embedded;

import java.util.Map;

/**
 * The account that may do everything on a secured broker, where everybody else may do nothing until a rule says so.
 *
 * @param password letters and digits alone; never printed
 */
public record SuperUser(String name, String password) {
    private static final String MECHANISM = "SCRAM-SHA-256";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

    public SuperUser {
        if (!name.matches("[A-Za-z0-9-]+") || !password.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("letters and digits alone");
        }
    }

    /** What a client needs to log in to a secured broker under any account. */
    public static Map<String, Object> login(String name, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                jaas(SCRAM, name, password));
    }

    /** What a client needs to log in with this account. */
    public Map<String, Object> login() {
        return login(name, password);
    }

    /** SCRAM for clients and between brokers; the controller is up before the accounts can be read, so PLAIN for it. */
    Map<String, String> brokerProperties() {
        return Map.ofEntries(
                Map.entry("listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT"),
                Map.entry("listener.name.broker.sasl.enabled.mechanisms", MECHANISM),
                Map.entry("listener.name.broker.scram-sha-256.sasl.jaas.config", jaas(SCRAM, name, password)),
                Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
                Map.entry("listener.name.controller.sasl.enabled.mechanisms", "PLAIN"),
                Map.entry(
                        "listener.name.controller.plain.sasl.jaas.config",
                        jaas(PLAIN, name, password).replace(";", " user_" + name + "=\"" + password + "\";")),
                Map.entry("sasl.mechanism.controller.protocol", "PLAIN"),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("allow.everyone.if.no.acl.found", "false"),
                Map.entry("super.users", "User:" + name));
    }

    /** How the account comes into a log that is still empty. */
    String scramArgument() {
        return MECHANISM + "=[name=" + name + ",password=" + password + "]";
    }

    @Override
    public String toString() {
        return "SuperUser[" + name + "]";
    }

    private static String jaas(String module, String name, String password) {
        return module + " required username=\"" + name + "\" password=\"" + password + "\";";
    }
}
