package io.ringback.kamailio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The proxies whose kits are tried, one a run: {@code -Dringback.proxy=kamailio} or {@code opensips}. The kit is as it is
 * shipped, but for keepalives every 2 s and, on a busy machine, more patience.
 */
enum Kit {
    KAMAILIO("kafka.so") {
        @Override
        void write(Path folder, String brokers, int ringback) throws IOException {
            copy("ringback.cfg", folder, "interval=60", "interval=2");
            copy("sample/kamailio.cfg", folder);
            Files.writeString(
                    folder.resolve("kamailio-local.cfg"),
                    """
                    #!define RINGBACK_BROKERS "%s"
                    #!define RINGBACK_URL "http://127.0.0.1:%d"
                    #!define RINGBACK_BOT "127.0.0.1:%d"
                    %s
                    """.formatted(
                            brokers, ringback, RealProxy.BOT_PORT, AS_SHIPPED ? "" : "#!define RINGBACK_WAIT 5000"),
                    UTF_8);
        }

        @Override
        List<String> serving(String folder) {
            return List.of(
                    "kamailio", "-f", folder + "/kamailio.cfg", "-DD", "-E", "-Y", folder, "-P", folder + "/pid");
        }

        @Override
        List<String> checking(String folder) {
            return List.of("kamailio", "-f", folder + "/kamailio.cfg", "-c");
        }
    },
    OPENSIPS("event_kafka.so") {
        @Override
        void write(Path folder, String brokers, int ringback) throws IOException {
            String looks = "$avp(ringback_looks) = 8;";
            copy(
                    "ringback.cfg",
                    folder,
                    "timer_route[ringback, 60]",
                    "timer_route[ringback, 2]",
                    "127.0.0.1:9092",
                    brokers,
                    "127.0.0.1:8080",
                    "127.0.0.1:" + ringback,
                    "127.0.0.1:5090",
                    "127.0.0.1:" + RealProxy.BOT_PORT,
                    looks,
                    AS_SHIPPED ? looks : looks.replace("8", "250"));
            copy("sample/opensips.cfg", folder);
        }

        @Override
        List<String> serving(String folder) {
            return List.of("sh", "-c", "cd " + folder + " && exec opensips -F -f opensips.cfg -P pid");
        }

        @Override
        List<String> checking(String folder) {
            return List.of("sh", "-c", "cd " + folder + " && exec opensips -C -f opensips.cfg");
        }
    };

    static final Kit CHOSEN =
            valueOf(System.getProperty("ringback.proxy", "kamailio").toUpperCase(Locale.ROOT));

    /** Where times are measured. */
    private static final boolean AS_SHIPPED = Boolean.getBoolean("telephony.measure");

    private final String kafka;

    /** @param kafka the file of its module */
    Kit(String kafka) {
        this.kafka = kafka;
    }

    String program() {
        return name().toLowerCase(Locale.ROOT);
    }

    String kafkaModule() {
        return program() + "/modules/" + kafka;
    }

    /** The kit and its sample, for these. */
    abstract void write(Path folder, String brokers, int ringback) throws IOException;

    /** What serves, with what is in a folder. */
    abstract List<String> serving(String folder);

    /** What says of the files in a folder whether they can be served with. */
    abstract List<String> checking(String folder);

    /** @param changes each text and what stands there instead; each must be there */
    void copy(String file, Path folder, String... changes) throws IOException {
        Path from = Path.of("integrations", program(), file);
        String text = Files.readString(from, UTF_8);
        for (int i = 0; i < changes.length; i += 2) {
            if (!text.contains(changes[i])) {
                throw new IOException(from + " does not have " + changes[i]);
            }
            text = text.replace(changes[i], changes[i + 1]);
        }
        Files.writeString(folder.resolve(from.getFileName()), text, UTF_8);
    }
}
