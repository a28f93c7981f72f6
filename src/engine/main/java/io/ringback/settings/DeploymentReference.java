package io.ringback.settings;

import java.nio.file.Path;
import java.util.List;

/** Which cluster and topics a deployment has, and under which names it runs. */
final class DeploymentReference {
    static final Setting<Profile> PROFILE = Setting.of(
            "profile",
            "seed",
            "seed, rfc6881, karis-law or eecc",
            Parsers.choice(Profile.class),
            "A named set of settings, whose values count where nothing else is given; docs/choosing.md says which meets what.");
    static final Setting<String> BOOTSTRAP_SERVERS = Setting.of(
            "bootstrap.servers",
            "localhost:9092",
            "a comma list of host:port",
            Parsers.text("[^\\s,:]+(:[^\\s,:]+)*:[0-9]{1,5}(\\s*,\\s*[^\\s,:]+(:[^\\s,:]+)*:[0-9]{1,5})*"),
            "The Kafka brokers to begin with.");
    static final Setting<String> TOPIC_PREFIX = Setting.of(
            "topic.prefix",
            "ringback.",
            "at most 100 letters, digits, dots, dashes or underscores",
            Parsers.text("[A-Za-z0-9._-]{0,100}"),
            "What the name of every topic begins with; one prefix is one deployment.");
    static final Setting<Boolean> CREATE_TOPICS = Setting.of(
            "topics.create",
            "true",
            "true or false",
            Parsers::truth,
            "Whether missing topics are created at start; otherwise the program says which are missing and stops.");
    static final Setting<String> APPLICATION_ID = Setting.of(
            "application.id",
            "ringback",
            "1 to 100 letters, digits, dots, dashes or underscores",
            Parsers.text("[A-Za-z0-9._-]{1,100}"),
            "Name of the Kafka Streams applications, which add -intake, -desk and -notify.");
    static final Setting<Path> STATE_DIR = Setting.of(
            "state.dir",
            "${user.home}/.ringback/state",
            "a folder",
            Parsers::folder,
            "Where Kafka Streams keeps its stores; give each process on a machine its own.");
    static final Setting<Boolean> PURGE_CALL_EVENTS = Setting.of(
            "call-events.purge",
            "false",
            "true or false",
            Parsers::truth,
            "Whether intake deletes call events from the topic once it has handled them.");

    static final List<Setting<?>> ALL = List.of(
            PROFILE, BOOTSTRAP_SERVERS, TOPIC_PREFIX, CREATE_TOPICS, APPLICATION_ID, STATE_DIR, PURGE_CALL_EVENTS);

    private DeploymentReference() {}
}
