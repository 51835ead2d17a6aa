package io.cloudconnect.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes messages as {@code debug ccsip messages} does. */
final class DebugLog {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MMM d yyyy HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Appendable out;
    private long sequence = 1000;

    DebugLog(Appendable out) {
        this.out = out;
    }

    static String of(List<Wire> messages) {
        StringBuilder text = new StringBuilder();
        DebugLog log = new DebugLog(text);
        messages.forEach(log::write);
        return text.toString();
    }

    void write(Wire message) {
        try {
            out.append(String.format(Locale.ROOT, "%06d: ", sequence++))
                    .append(STAMP.format(message.time()))
                    .append(": //-1/xxxxxxxxxxxx/SIP/Msg/ccsipDisplayMsg:\n")
                    .append(message.sent() ? "Sent: \n" : "Received: \n")
                    .append(message.text().replace("\r\n", "\n"))
                    .append("\n\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
