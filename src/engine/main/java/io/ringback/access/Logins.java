package io.ringback.access;

import io.ringback.topics.TopicParty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;

/** Passwords that parties log in with (SASL/SCRAM), for clusters that keep their users in Kafka itself; never printed. */
public final class Logins {
    private static final String USER = "User:";
    private static final int ITERATIONS = 4096;

    private final Map<TopicParty, String> passwords = new EnumMap<>(TopicParty.class);

    private Logins() {}

    /**
     * Reads lines such as {@code desk=PASSWORD}; empty ones and those that begin with '#' are passed over.
     *
     * @throws IllegalArgumentException naming the number of the line that cannot be read, and nothing of it
     */
    public static Logins of(List<String> lines) {
        Logins logins = new Logins();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !logins.take(line)) {
                throw new IllegalArgumentException("line " + (i + 1) + ": a login is given as PARTY=PASSWORD");
            }
        }
        return logins;
    }

    /** Makes or changes the users, in both strengths of SCRAM: brokers take the one that they have enabled. */
    public KafkaFuture<Void> apply(Admin admin, Principals principals) {
        return KafkaFuture.allOf(
                apply(admin, principals, ScramMechanism.SCRAM_SHA_256),
                apply(admin, principals, ScramMechanism.SCRAM_SHA_512));
    }

    public int size() {
        return passwords.size();
    }

    /** One strength at a time: Kafka changes a user once a request. */
    private KafkaFuture<Void> apply(Admin admin, Principals principals, ScramMechanism mechanism) {
        ScramCredentialInfo strength = new ScramCredentialInfo(mechanism, ITERATIONS);
        List<UserScramCredentialAlteration> users = new ArrayList<>();
        passwords.forEach((party, password) -> principals
                .of(party)
                .forEach(principal -> users.add(
                        new UserScramCredentialUpsertion(principal.substring(USER.length()), strength, password))));
        return admin.alterUserScramCredentials(users).all();
    }

    private boolean take(String line) {
        int equals = line.indexOf('=');
        for (TopicParty party : TopicParty.values()) {
            if (equals > 0 && party.name().toLowerCase(Locale.ROOT).equals(line.substring(0, equals))) {
                passwords.put(party, line.substring(equals + 1));
                return equals + 1 < line.length();
            }
        }
        return false;
    }
}
