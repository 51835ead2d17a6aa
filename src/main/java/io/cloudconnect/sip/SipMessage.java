package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One SIP request or response as it stands in a trace.
 *
 * <p>It keeps the bytes and reads a header when it is asked for it: a trace has millions of messages, of which few are
 * looked at closely. Nothing throws: a header that is absent or not of its shape is empty.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc3261#section-7
 */
public final class SipMessage {
    private final byte[] bytes;
    private volatile MessageIndex index;
    private volatile List<SipHeader> headers;
    private volatile List<Via> vias;
    private volatile Optional<NameAddress> from;
    private volatile Optional<NameAddress> to;

    SipMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a message whose lines end in LF or CRLF. */
    public static SipMessage parse(String text) {
        return new SipMessage(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a message; the bytes are copied. */
    public static SipMessage parse(byte[] bytes) {
        return new SipMessage(bytes.clone());
    }

    /** The first line: {@code INVITE sip:… SIP/2.0} or {@code SIP/2.0 200 OK}. */
    public String startLine() {
        return index().startLine();
    }

    public boolean isRequest() {
        return !isResponse();
    }

    public boolean isResponse() {
        return bytes.length > 4 && bytes[0] == 'S' && bytes[1] == 'I' && bytes[2] == 'P' && bytes[3] == '/';
    }

    /** The method of a request; of a response that of its {@code CSeq}; empty text where neither is there. */
    public String method() {
        if (isRequest()) {
            String line = startLine();
            int blank = line.indexOf(' ');
            return blank < 0 ? line : line.substring(0, blank);
        }
        return cseq().map(CSeq::method).orElse("");
    }

    /** True for a request of this method. */
    public boolean isRequest(String method) {
        return isRequest() && method().equals(method);
    }

    /** True for a response to a request of this method, whatever its status. */
    public boolean isResponseTo(String method) {
        return isResponse() && method().equals(method);
    }

    /** The request's URI as written; empty for a response. */
    public Optional<String> requestUriText() {
        if (isResponse()) {
            return Optional.empty();
        }
        String line = startLine();
        int from = line.indexOf(' ');
        int to = line.lastIndexOf(' ');
        if (from < 0) {
            return Optional.empty();
        }
        // Tools that mask a URI leave blanks in it: whatever stands between method and version is the URI.
        String end =
                to > from && line.startsWith("SIP/", to + 1) ? line.substring(from + 1, to) : line.substring(from + 1);
        return Optional.of(Quoting.strip(end));
    }

    /** The request's URI; empty for a response. */
    public Optional<SipUri> requestUri() {
        return requestUriText().flatMap(SipUri::parse);
    }

    /** The response's status code, 100 to 699; 0 for a request. */
    public int status() {
        if (!isResponse()) {
            return 0;
        }
        boolean plain = bytes.length > 10 && bytes[7] == ' ' && Bytes.skipDigits(bytes, 8, 11) == 11;
        int status = plain ? (int) Bytes.number(bytes, 8, 11) : looseStatus();
        return status >= 100 && status <= 699 ? status : 0;
    }

    /** The words after the status code: {@code Ringing}. Empty text for a request. */
    public String reason() {
        if (isRequest()) {
            return "";
        }
        String[] words = startLine().split("\\s+", 3);
        return words.length < 3 ? "" : words[2];
    }

    /** Every header, in order. */
    public List<SipHeader> headers() {
        List<SipHeader> known = headers;
        if (known == null) {
            known = index().headers();
            headers = known;
        }
        return known;
    }

    /** The headers of this name, in any case and in long or compact form, in order. */
    public List<SipHeader> headers(String name) {
        String wanted = CompactForms.longForm(name);
        MessageIndex index = index();
        List<SipHeader> found = new ArrayList<>();
        for (int at = index.find(wanted, 0); at >= 0; at = index.find(wanted, at + 1)) {
            found.add(index.header(at));
        }
        return List.copyOf(found);
    }

    /** The value of the first header of this name, in any case, long or compact form. */
    public Optional<String> header(String name) {
        MessageIndex index = index();
        int at = index.find(CompactForms.longForm(name), 0);
        return at < 0 ? Optional.empty() : Optional.of(index.value(at));
    }

    /** Every value of this header, in order: of several headers, and those joined by commas in one. */
    public List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (SipHeader header : headers(name)) {
            for (String value : Quoting.split(header.value(), ',')) {
                String stripped = Quoting.strip(value);
                if (!stripped.isEmpty()) {
                    values.add(stripped);
                }
            }
        }
        return List.copyOf(values);
    }

    /** The values of this header as addresses; those that are none are left out. */
    public List<NameAddress> addresses(String name) {
        return values(name).stream()
                .map(NameAddress::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<NameAddress> from() {
        Optional<NameAddress> known = from;
        if (known == null) {
            known = header("From").flatMap(NameAddress::parse);
            from = known;
        }
        return known;
    }

    public Optional<NameAddress> to() {
        Optional<NameAddress> known = to;
        if (known == null) {
            known = header("To").flatMap(NameAddress::parse);
            to = known;
        }
        return known;
    }

    /** The first contact. */
    public Optional<NameAddress> contact() {
        return addresses("Contact").stream().findFirst();
    }

    /** The hops, the sender's own first. */
    public List<Via> vias() {
        List<Via> known = vias;
        if (known == null) {
            known = values("Via").stream()
                    .map(Via::parse)
                    .flatMap(Optional::stream)
                    .toList();
            vias = known;
        }
        return known;
    }

    /** The hop of the sender of the request. */
    public Optional<Via> topVia() {
        return vias().stream().findFirst();
    }

    public Optional<CSeq> cseq() {
        return header("CSeq").flatMap(CSeq::parse);
    }

    public Optional<String> callId() {
        return header("Call-ID");
    }

    /** What {@code Content-Length} says, bytes. */
    public OptionalInt contentLength() {
        return header("Content-Length")
                .filter(value -> Quoting.isNumber(value, 9))
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(OptionalInt.empty());
    }

    /** What follows the headers, without blank lines around it; empty text where there is nothing. */
    public String body() {
        return index().body();
    }

    /** The session description in the body, also in one part of several. */
    public Optional<Sdp> sdp() {
        return index().sdp();
    }

    /** The message's lines without their ends; the start line is 0, as in {@link SipHeader#line()}. */
    public List<String> lines() {
        return index().lines();
    }

    /** How many bytes it has. */
    public int size() {
        return bytes.length;
    }

    /** The bytes themselves; not to be written to. */
    byte[] bytes() {
        return bytes;
    }

    /** A status line that is not written as the standard asks. */
    private int looseStatus() {
        String[] words = startLine().split("\\s+", 3);
        return words.length > 1 && words[1].matches("[1-6]\\d\\d") ? Integer.parseInt(words[1]) : 0;
    }

    private MessageIndex index() {
        MessageIndex known = index;
        if (known == null) {
            known = MessageIndex.of(bytes);
            index = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SipMessage message && Arrays.equals(bytes, message.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The whole message, as it stands. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
