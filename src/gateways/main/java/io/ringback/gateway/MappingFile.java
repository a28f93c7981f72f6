package io.ringback.gateway;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ringback.settings.GatewayAuth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A mapping as it is written: one of those that come with Ringback, or a file of the operator's own.
 *
 * @param system the system's name
 * @param doc where its events come from, and who closes a session
 * @param agents how it writes agents, unless settings say otherwise
 * @param closesWithCall it has no word for a session's end
 * @param auth how it shows that its events are its own, unless settings say otherwise
 * @param header where signature or secret is, with an auth that has no place of its own; null for none
 * @param events from a body to what it says of calls
 */
record MappingFile(
        String system,
        String doc,
        List<Pattern> agents,
        boolean closesWithCall,
        GatewayAuth auth,
        @Nullable String header,
        Expression events) {
    /** Those that come with Ringback. */
    static final List<String> SHIPPED = List.of(
            "amazon-connect",
            "azure-communication-services",
            "freeswitch",
            "genesys-cloud",
            "jambonz",
            "ringback",
            "twilio",
            "webex-contact-center");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final long LARGEST_FILE = 1 << 18;

    private record Written(
            @Nullable String system,
            @Nullable String doc,
            @Nullable String agents,
            boolean closesWithCall,
            @Nullable String auth,
            @Nullable String header,
            @Nullable String events) {
        @JsonCreator
        Written(
                @JsonProperty("system") @Nullable String system,
                @JsonProperty("doc") @Nullable String doc,
                @JsonProperty("agents") @Nullable String agents,
                @JsonProperty("closes-with-call") boolean closesWithCall,
                @JsonProperty("auth") @Nullable String auth,
                @JsonProperty("header") @Nullable String header,
                @JsonProperty("events") @Nullable String events) {
            this.system = system;
            this.doc = doc;
            this.agents = agents;
            this.closesWithCall = closesWithCall;
            this.auth = auth;
            this.header = header;
            this.events = events;
        }
    }

    MappingFile {
        agents = List.copyOf(agents);
    }

    /**
     * The mapping of this name, or in this file.
     *
     * @throws IOException in one line, for one that is not there or that cannot be read
     * @throws IllegalArgumentException in one line, for one that is wrong
     */
    static MappingFile load(String nameOrPath) throws IOException {
        if (SHIPPED.contains(nameOrPath)) {
            try (InputStream in = MappingFile.class.getResourceAsStream("/gateways/" + nameOrPath + ".yaml")) {
                if (in == null) {
                    throw new IOException("the mapping " + nameOrPath + " is missing from this build");
                }
                return read(nameOrPath, in.readAllBytes());
            }
        }
        if (!nameOrPath.endsWith(".yaml") && !nameOrPath.endsWith(".yml")) {
            throw new IllegalArgumentException("no mapping '" + nameOrPath + "': it is one of "
                    + String.join(", ", SHIPPED) + ", or the path of a .yaml file");
        }
        Path path = Path.of(nameOrPath);
        if (!Files.isReadable(path) || Files.size(path) > LARGEST_FILE) {
            throw new IOException("the mapping cannot be read: " + path);
        }
        return read(nameOrPath, Files.readAllBytes(path));
    }

    private static MappingFile read(String name, byte[] yaml) throws IOException {
        Written written = written(name, yaml);
        @Nullable String events = written.events();
        if (written.system() == null || events == null) {
            throw new IllegalArgumentException("the mapping " + name + " lacks system or events");
        }
        try {
            return new MappingFile(
                    written.system(),
                    written.doc() == null ? "" : written.doc().strip(),
                    patterns(written.agents() == null ? "" : written.agents()),
                    written.closesWithCall(),
                    auth(written.auth()),
                    written.header(),
                    new Expression(events));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the mapping " + name + ": " + e.getMessage(), e);
        }
    }

    private static Written written(String name, byte[] yaml) throws IOException {
        try {
            @Nullable Written written = YAML.readValue(yaml, Written.class);
            if (written != null) {
                return written;
            }
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException("the mapping " + name + ": no such key: " + e.getPropertyName(), e);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalArgumentException("the mapping " + name + " is no YAML as it should be, line " + line, e);
        }
        throw new IllegalArgumentException("the mapping " + name + " is empty");
    }

    private static GatewayAuth auth(@Nullable String word) {
        return Arrays.stream(GatewayAuth.values())
                .filter(auth -> auth.name().toLowerCase(Locale.ROOT).equals(word == null ? "bearer" : word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("auth is none of those that there are"));
    }

    static List<Pattern> patterns(String text) {
        try {
            List<Pattern> patterns = Arrays.stream(text.strip().split("\\s+", -1))
                    .filter(one -> !one.isEmpty())
                    .map(Pattern::compile)
                    .toList();
            if (patterns.stream().anyMatch(one -> one.matcher("").groupCount() != 1)) {
                throw new IllegalArgumentException("each pattern of agents needs one group");
            }
            return patterns;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("agents are no patterns", e);
        }
    }
}
