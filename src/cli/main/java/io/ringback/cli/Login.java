package io.ringback.cli;

import io.ringback.settings.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who acts: the login towards the brokers where there is one, else the account on this machine. */
final class Login {
    private static final Pattern SASL_NAME = Pattern.compile("\\busername=\"?([^\"\\s;]+)");

    private Login() {}

    static String of(Settings settings) {
        Matcher name = SASL_NAME.matcher(String.valueOf(settings.kafka().get("sasl.jaas.config")));
        return name.find() ? name.group(1) : System.getProperty("user.name", "operator");
    }
}
