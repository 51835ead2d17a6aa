package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A message's bytes cut into start line, headers and body. */
record MessageText(List<String> lines, List<SipHeader> headers, int bodyLine, Optional<Sdp> sdp) {
    private static final int STATUS_AT = "SIP/2.0 ".length();

    static MessageText of(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1);
        int count = lines.length;
        while (count > 1 && lines[count - 1].isBlank()) {
            count--;
        }
        List<String> kept = List.of(Arrays.copyOf(lines, count));
        List<SipHeader> headers = new ArrayList<>();
        int line = 1;
        while (line < count && !Quoting.strip(kept.get(line)).isEmpty()) {
            int first = line++;
            StringBuilder text = new StringBuilder(kept.get(first));
            while (line < count && continues(kept.get(line))) {
                append(text, kept.get(line++));
            }
            headers.add(header(text.toString(), first, line - first));
        }
        while (line < count && Quoting.strip(kept.get(line)).isEmpty()) {
            line++;
        }
        int bodyLine = line;
        Optional<Sdp> sdp = bodyLine == count
                ? Optional.empty()
                : Sdp.parse(String.join("\n", kept.subList(bodyLine, count)), bodyLine);
        return new MessageText(kept, List.copyOf(headers), bodyLine, sdp);
    }

    String startLine() {
        return Quoting.strip(lines.get(0));
    }

    String body() {
        return lines.subList(bodyLine, lines.size()).stream().collect(Collectors.joining("\n"));
    }

    static int statusOf(String startLine) {
        String rest = startLine.length() < STATUS_AT
                ? ""
                : startLine.substring(STATUS_AT - 1).strip();
        return rest.matches("[1-6]\\d\\d\\b.*") ? Integer.parseInt(rest.substring(0, 3)) : 0;
    }

    /**
     * True when the line belongs to the header before it: it begins with a blank, as folding asks, or it is what a
     * terminal or an editor has broken off, which is to say no header of its own.
     */
    private static boolean continues(String line) {
        if (Quoting.strip(line).isEmpty()) {
            return false;
        }
        char first = line.charAt(0);
        return first == ' ' || first == '\t' || !namesHeader(line);
    }

    static boolean namesHeader(String line) {
        int index = 0;
        while (index < line.length() && isToken(line.charAt(index))) {
            index++;
        }
        int end = index;
        while (index < line.length() && (line.charAt(index) == ' ' || line.charAt(index) == '\t')) {
            index++;
        }
        return end > 0 && index < line.length() && line.charAt(index) == ':' && !isScheme(line.substring(0, end));
    }

    private static boolean isScheme(String word) {
        return word.equalsIgnoreCase("sip") || word.equalsIgnoreCase("sips") || word.equalsIgnoreCase("tel");
    }

    private static boolean isToken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-.!%*_+`'~".indexOf(c) >= 0;
    }

    private static void append(StringBuilder text, String line) {
        boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
        if (folded) {
            text.append(' ');
        }
        text.append(Quoting.strip(line));
    }

    private static SipHeader header(String text, int line, int lines) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new SipHeader(Quoting.strip(text), "", line, lines);
        }
        return new SipHeader(
                Quoting.strip(text.substring(0, colon)), Quoting.strip(text.substring(colon + 1)), line, lines);
    }
}
