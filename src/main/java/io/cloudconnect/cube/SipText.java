package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A SIP message as lines, as far as SIP profiles see into it. */
final class SipText {
    /** The names that rules give to lines of SDP, and whether they stand before the first m= line. */
    private static final Map<String, SdpLine> SDP = Map.ofEntries(
            Map.entry("version", new SdpLine("v=", "")),
            Map.entry("session-owner", new SdpLine("o=", "")),
            Map.entry("session-name", new SdpLine("s=", "")),
            Map.entry("connection-info", new SdpLine("c=", "")),
            Map.entry("time-header", new SdpLine("t=", "")),
            Map.entry("attribute", new SdpLine("a=", "")),
            Map.entry("audio-media", new SdpLine("m=audio", "audio")),
            Map.entry("audio-connection-info", new SdpLine("c=", "audio")),
            Map.entry("audio-bandwidth-info", new SdpLine("b=", "audio")),
            Map.entry("audio-attribute", new SdpLine("a=", "audio")),
            Map.entry("video-media", new SdpLine("m=video", "video")),
            Map.entry("video-connection-info", new SdpLine("c=", "video")),
            Map.entry("video-attribute", new SdpLine("a=", "video")));

    private final String lineEnd;
    private final List<String> head;
    private final List<String> body;
    private final boolean hasBody;

    private SipText(String lineEnd, List<String> head, List<String> body, boolean hasBody) {
        this.lineEnd = lineEnd;
        this.head = head;
        this.body = body;
        this.hasBody = hasBody;
    }

    static SipText of(String message) {
        String lineEnd = message.contains("\r\n") ? "\r\n" : "\n";
        String[] halves = message.split(lineEnd + lineEnd, 2);
        return new SipText(
                lineEnd,
                new ArrayList<>(List.of(halves[0].split(lineEnd, -1))),
                halves.length == 2 ? new ArrayList<>(List.of(halves[1].split(lineEnd, -1))) : new ArrayList<>(),
                halves.length == 2);
    }

    boolean isRequest() {
        return !head.get(0).startsWith("SIP/2.0 ");
    }

    String statusCode() {
        return head.get(0).split(" ")[1];
    }

    /** The request's method, or the one a response answers. */
    String method() {
        return isRequest() ? head.get(0).split(" ")[0] : header("CSeq").replaceFirst(".*\\s", "");
    }

    boolean isInsideDialog() {
        return header("To").contains(";tag=");
    }

    private String header(String name) {
        return head.stream().filter(line -> isHeader(line, name)).findFirst().orElse("");
    }

    /** Changes the lines a rule calls by this name; true when there was one that changed. */
    boolean change(String header, boolean inBody, UnaryOperator<String> change) {
        return inBody ? changeBody(header, change) : changeHead(header, change);
    }

    void add(String line, boolean inBody) {
        (inBody ? body : head).add(line);
    }

    boolean remove(String header) {
        return head.removeIf(line -> isHeader(line, header));
    }

    private boolean changeHead(String header, UnaryOperator<String> change) {
        boolean startLine = header.equalsIgnoreCase(isRequest() ? "SIP-Req-URI" : "SIP-StatusLine");
        boolean changed = false;
        for (int index = 0; index < head.size(); index++) {
            if (startLine ? index == 0 : isHeader(head.get(index), header)) {
                changed |= !head.set(index, change.apply(head.get(index))).equals(head.get(index));
            }
        }
        return changed;
    }

    private boolean changeBody(String header, UnaryOperator<String> change) {
        SdpLine wanted = SDP.get(header.toLowerCase(Locale.ROOT));
        if (wanted == null) {
            throw new IllegalArgumentException("unknown SDP header " + header);
        }
        boolean changed = false;
        String media = "";
        for (int index = 0; index < body.size(); index++) {
            String line = body.get(index);
            if (line.startsWith("m=")) {
                media = line.substring(2).split(" ")[0];
            }
            if (line.startsWith(wanted.beginning()) && media.equals(wanted.media())) {
                changed |= !body.set(index, change.apply(line)).equals(body.get(index));
            }
        }
        return changed;
    }

    int longestHeader() {
        return head.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Bytes of the body, lines ended as SIP ends them. */
    int bodyLength() {
        return String.join("\r\n", body).length();
    }

    void countBody() {
        changeHead("Content-Length", line -> line.replaceFirst("\\d+", String.valueOf(bodyLength())));
    }

    @Override
    public String toString() {
        return String.join(lineEnd, head) + (hasBody ? lineEnd + lineEnd + String.join(lineEnd, body) : "");
    }

    private static boolean isHeader(String line, String name) {
        return line.regionMatches(true, 0, name + ":", 0, name.length() + 1);
    }

    private record SdpLine(String beginning, String media) {}
}
