package io.ringback.phone;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request or a response of RFC 3261, taken apart as far as a simple phone needs it. */
record SipMessage(String text) {
    private static final Pattern HEADER = Pattern.compile("(?im)^([A-Za-z-]+):\\s*(.*)$");
    private static final List<String> ECHOED = List.of("via", "from", "call-id", "cseq", "record-route");
    private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+)");

    boolean isResponse() {
        return text.startsWith("SIP/2.0");
    }

    /** A response's code. */
    int status() {
        return Integer.parseInt(text.substring(8, 11));
    }

    /** A request's. */
    String method() {
        return text.substring(0, text.indexOf(' '));
    }

    /** The first header of this name; empty when there is none. */
    String header(String name) {
        for (Matcher line = HEADER.matcher(head()); line.find(); ) {
            if (line.group(1).equalsIgnoreCase(name)) {
                return line.group(2).strip();
            }
        }
        return "";
    }

    /** All headers of this name, in their order. */
    List<String> headers(String name) {
        return HEADER.matcher(head())
                .results()
                .filter(line -> line.group(1).equalsIgnoreCase(name))
                .map(line -> line.group(2).strip())
                .toList();
    }

    /** The address in the contact, where the other side takes what follows in this dialog. */
    String contact() {
        String contact = header("Contact");
        int begin = contact.indexOf('<');
        return begin < 0 ? contact : contact.substring(begin + 1, contact.indexOf('>'));
    }

    String body() {
        return text.substring(head().length()).strip();
    }

    /** The port for voice that the description names; 0 when it names none. */
    int mediaPort() {
        Matcher media = MEDIA.matcher(body());
        return media.find() ? Integer.parseInt(media.group(1)) : 0;
    }

    /** The begin of a response to this request. */
    String response(String status, String tag) {
        StringBuilder response = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (Matcher line = HEADER.matcher(head()); line.find(); ) {
            String header = line.group(1).toLowerCase(Locale.ROOT);
            String value = line.group(2).strip();
            if (ECHOED.contains(header)) {
                response.append(line.group(1)).append(": ").append(value).append("\r\n");
            } else if (header.equals("to")) {
                response.append("To: ").append(value).append(tag).append("\r\n");
            }
        }
        return response.toString();
    }

    private String head() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text : text.substring(0, end);
    }

    /** Names what it is alone: who calls whom is a detail. */
    @Override
    public String toString() {
        return "SipMessage[" + (isResponse() ? status() : method()) + "]";
    }
}
