package io.ringback.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How the program's own logback.xml writes a line. */
class LogLinesTest {
    private static final String CANARY = "CANARY-5b1c";

    @Test
    void tellsAnExceptionInOneLineWithoutItsMessage() {
        Exception failure = new IllegalStateException(CANARY, new NumberFormatException(CANARY + "\n" + CANARY));

        String line = write("event=x", failure);

        assertThat(line)
                .contains("IllegalStateException", "NumberFormatException", "LogLinesTest.java")
                .doesNotContain(CANARY)
                .hasLineCount(1);
    }

    @Test
    void keepsAMessageInOneLine() {
        assertThat(write("first\nsecond", null)).contains("first | second").hasLineCount(1);
    }

    @Test
    void writesOneJsonObjectAnEventWithoutAnExceptionsMessage() throws Exception {
        LoggerContext own = new LoggerContext();
        own.putProperty("RINGBACK_LOG_FORMAT", "json");
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(own);
        configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
        Logger root = own.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> stderr = (ConsoleAppender<ILoggingEvent>) root.getAppender("json");

        byte[] line = stderr.getEncoder()
                .encode(new LoggingEvent(
                        "here", root, Level.WARN, "event=x\ny", new IllegalStateException(CANARY), null));

        JsonNode told = new ObjectMapper().readTree(line);
        assertThat(told.get("level").asText()).isEqualTo("WARN");
        assertThat(told.get("formattedMessage").asText()).isEqualTo("event=x\ny");
        assertThat(new String(line, StandardCharsets.UTF_8))
                .doesNotContain(CANARY)
                .hasLineCount(1);
    }

    private static String write(String message, @org.jspecify.annotations.Nullable Throwable failure) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> stderr = (ConsoleAppender<ILoggingEvent>) root.getAppender("text");
        Encoder<ILoggingEvent> encoder = stderr.getEncoder();
        byte[] line = encoder.encode(new LoggingEvent("here", root, Level.WARN, message, failure, null));
        return new String(line, StandardCharsets.UTF_8);
    }
}
