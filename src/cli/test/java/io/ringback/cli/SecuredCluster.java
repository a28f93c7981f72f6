package io.ringback.cli;

import io.ringback.embedded.EmbeddedKafka;
import io.ringback.embedded.SuperUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A broker that denies by default, an account for each party, and the settings files that their operators have. */
final class SecuredCluster implements AutoCloseable {
    static final String PASSWORD = "wX3qv9Kz7party";

    private static final SuperUser ADMIN = new SuperUser("admin", "aB7mT2nR5admin");
    private static final List<String> PARTIES =
            List.of("intake", "desk", "console", "operator", "gateway", "presence", "bot", "router", "webhooks");

    private final EmbeddedKafka kafka;
    private final Path folder;

    private SecuredCluster(EmbeddedKafka kafka, Path folder) {
        this.kafka = kafka;
        this.folder = folder;
    }

    /** Starts it with topics and access rules as the two commands make them. */
    static SecuredCluster start(Path folder) throws Exception {
        SecuredCluster cluster = new SecuredCluster(EmbeddedKafka.startSecured(ADMIN), folder);
        try (Admin admin = cluster.admin()) {
            for (String party : PARTIES) {
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                user(party), new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096), PASSWORD)))
                        .all()
                        .get();
                cluster.write(party, SuperUser.login(user(party), PASSWORD));
            }
        }
        cluster.write("admin", ADMIN.login());
        cluster.as("admin", "topics", "apply").done();
        cluster.as("admin", "access", "apply").done();
        return cluster;
    }

    /** A command with a party's login. */
    Run as(String party, String... arguments) {
        return reading("", party, arguments);
    }

    Run reading(String input, String party, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = config(party).toString();
        return new Run(Execution.reading(input, all));
    }

    /** A role in a process of its own, with its own login. */
    RunningRingback run(String role) throws Exception {
        return RunningRingback.start(
                folder,
                List.of(),
                List.of("--role", role, "--config", config(role).toString(), "--set", "state.dir=" + state(role)));
    }

    /** A role in a process of its own that logs in as a party of another name, with more settings. */
    RunningRingback runAs(String party, String role, Map<String, Object> more) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("--role", role, "--config", config(party).toString()));
        more.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return RunningRingback.start(folder, List.of(), arguments);
    }

    Path config(String party) {
        return folder.resolve(party + ".properties");
    }

    Path state(String role) {
        return folder.resolve("state-" + role);
    }

    Admin admin() {
        return Admin.create(client(ADMIN.login()));
    }

    Map<String, Object> client(String party) {
        return client(SuperUser.login(user(party), PASSWORD));
    }

    /** One file for a process that plays several roles, each with a login of its own and nothing else. */
    Path together(String... roles) throws IOException {
        Map<String, String> logins = new TreeMap<>();
        List.of(roles).forEach(role -> logins.put(role, role));
        return together(logins);
    }

    /** The same, where a role may log in as another party. */
    Path together(Map<String, String> partyOfRole) throws IOException {
        StringBuilder text = new StringBuilder(common());
        partyOfRole.forEach((role, party) -> SuperUser.login(user(party), PASSWORD)
                .forEach((key, value) -> text.append(line(role + ".kafka." + key, value))));
        return Files.writeString(folder.resolve(String.join("-", partyOfRole.keySet()) + ".properties"), text);
    }

    static String user(String party) {
        return "ringback-" + party;
    }

    private Map<String, Object> client(Map<String, Object> login) {
        Map<String, Object> client = new HashMap<>(login);
        client.put("bootstrap.servers", kafka.bootstrapServers());
        return client;
    }

    private void write(String party, Map<String, Object> login) throws IOException {
        StringBuilder text = new StringBuilder(common());
        login.forEach((key, value) -> text.append(line("kafka." + key, value)));
        Files.writeString(config(party), text);
    }

    private String common() {
        return line("bootstrap.servers", kafka.bootstrapServers())
                + line("topics.create", false)
                + line("http.port", 0);
    }

    private static String line(String key, Object value) {
        return key + "=" + value + "\n";
    }

    @Override
    public void close() {
        kafka.close();
    }

    /** A command that has run. */
    record Run(Execution execution) {
        Execution done() {
            if (execution.exit() != 0) {
                throw new AssertionError(execution.toString());
            }
            return execution;
        }
    }
}
