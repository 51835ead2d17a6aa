package io.cloudconnect.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One SIP request or response as it stands in a trace.
 *
 * <p>It keeps the bytes and reads a header when it is asked for it: a trace has millions of messages, of which few are
 * looked at closely. Nothing throws: a header that is absent or not of its shape is empty.
 *
 * <p>Source: https://www.rfc-editor.org/rfc/rfc3261#section-7
 */
public final class SipMessage {
    private static final Recent<Optional<NameAddress>> ADDRESS =
            new Recent<>(text -> NameAddress.parse(text, 0, text.length));
    private static final Recent<List<NameAddress>> ADDRESSES = new Recent<>(text -> read(text, NameAddress::parse));
    private static final Recent<List<Via>> VIAS = new Recent<>(text -> read(text, Via::parse));
    private static final Recent<Optional<CSeq>> CSEQ = new Recent<>(text -> CSeq.parse(text(text)));
    private static final Recent<Optional<SipUri>> REQUEST_URI =
            new Recent<>(line -> uriText(MessageIndex.oneLine(text(line))).flatMap(SipUri::parse));

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final byte[] bytes;
    private volatile MessageIndex index;
    private volatile String startLine;
    private volatile String method;

    SipMessage(byte[] bytes) {
        this(bytes, null);
    }

    /**
     * A message some of which is known.
     *
     * @param index null where it is still to be made
     */
    SipMessage(byte[] bytes, MessageIndex index) {
        this.bytes = bytes;
        this.index = index;
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
        String known = startLine;
        if (known == null) {
            known = index().startLine();
            startLine = known;
        }
        return known;
    }

    public boolean isRequest() {
        return !isResponse();
    }

    public boolean isResponse() {
        return bytes.length > 4 && bytes[0] == 'S' && bytes[1] == 'I' && bytes[2] == 'P' && bytes[3] == '/';
    }

    /** The method of a request; of a response that of its {@code CSeq}; empty text where neither is there. */
    public String method() {
        if (isResponse()) {
            return cseq().map(CSeq::method).orElse("");
        }
        String known = method;
        if (known == null) {
            String line = startLine();
            int blank = line.indexOf(' ');
            known = blank < 0 ? line : line.substring(0, blank);
            method = known;
        }
        return known;
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
        return isResponse() ? Optional.empty() : uriText(startLine());
    }

    private static Optional<String> uriText(String line) {
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
        return isResponse() ? Optional.empty() : index().readStartLine(REQUEST_URI);
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
        String[] words = BLANKS.split(startLine(), 3);
        return words.length < 3 ? "" : words[2];
    }

    /** Every header, in order. */
    public List<SipHeader> headers() {
        return index().headers();
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
        headers(name).forEach(header -> values.addAll(read(Quoting.bytes(header.value()), SipMessage::value)));
        return List.copyOf(values);
    }

    private static Optional<String> value(byte[] text, int from, int to) {
        int start = Quoting.skipBlanks(text, from, to);
        int end = Quoting.trimEnd(text, start, to);
        return start == end ? Optional.empty() : Optional.of(Quoting.text(text, start, end));
    }

    /** Reads what stands here in a text. */
    private interface Reading<T> {
        Optional<T> read(byte[] text, int from, int to);
    }

    /** Reads what stands between the commas of a header's value; what cannot be read is left out. */
    private static <T> List<T> read(byte[] value, Reading<T> reading) {
        if (Bytes.indexOf(value, 0, value.length, ',') < 0) {
            Optional<T> one = reading.read(value, 0, value.length);
            return one.isPresent() ? List.of(one.get()) : List.of();
        }
        List<T> all = new ArrayList<>(4);
        int end;
        for (int from = 0; from <= value.length; from = end + 1) {
            end = Quoting.partEnd(value, from, value.length, ',');
            Optional<T> one = reading.read(value, from, end);
            if (one.isPresent()) {
                all.add(one.get());
            }
        }
        return List.copyOf(all);
    }

    private static String text(byte[] text) {
        return Quoting.text(text, 0, text.length);
    }

    /** What the headers of this name read as, one behind the other. */
    private <T> List<T> all(String name, Recent<List<T>> recent) {
        MessageIndex index = index();
        int at = index.find(name, 0);
        if (at < 0) {
            return List.of();
        }
        List<T> first = index.read(at, recent);
        at = index.find(name, at + 1);
        if (at < 0) {
            return first;
        }
        List<T> all = new ArrayList<>(first);
        for (; at >= 0; at = index.find(name, at + 1)) {
            all.addAll(index.read(at, recent));
        }
        return Collections.unmodifiableList(all);
    }

    private <T> Optional<T> one(int name, Recent<Optional<T>> recent) {
        MessageIndex index = index();
        int at = index.find(name, 0);
        return at < 0 ? Optional.empty() : index.read(at, recent);
    }

    /** The values of this header as addresses; those that are none are left out. */
    public List<NameAddress> addresses(String name) {
        return all(CompactForms.longForm(name), ADDRESSES);
    }

    public Optional<NameAddress> from() {
        return one(HeaderName.FROM, ADDRESS);
    }

    public Optional<NameAddress> to() {
        return one(HeaderName.TO, ADDRESS);
    }

    /** The first contact. */
    public Optional<NameAddress> contact() {
        return first(addresses("Contact"));
    }

    /** The hops, the sender's own first. */
    public List<Via> vias() {
        return all("Via", VIAS);
    }

    /** The hop of the sender of the request. */
    public Optional<Via> topVia() {
        return first(vias());
    }

    private static <T> Optional<T> first(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(0));
    }

    public Optional<CSeq> cseq() {
        return one(HeaderName.CSEQ, CSEQ);
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

    /** True when it has a header that only Twilio writes: {@code X-Twilio-CallSid} and the like. */
    boolean hasTwiliosHeader() {
        return index().find(HeaderName.TWILIOS, 0) >= 0;
    }

    /** A number that is the same where {@link #repeats} is true, and mostly another where it is not. */
    int gist() {
        return index().startLineSample() + 31 * cseqNumber();
    }

    /** The number of the {@code CSeq}, or its last bits; 0 where there is none. */
    private int cseqNumber() {
        MessageIndex index = index();
        int at = index.find(HeaderName.CSEQ, 0);
        if (at < 0) {
            return 0;
        }
        int from = index.valueFrom(at);
        int to = Math.min(bytes.length, from + CSeq.MOST_DIGITS);
        int end = Bytes.skipDigits(bytes, from, to);
        if (end > from) {
            return (int) Bytes.number(bytes, from, end);
        }
        // Of an odd shape, or folded.
        return cseq().map(odd -> (int) odd.number()).orElse(0);
    }

    /** True when this says what the other says: same start line, hop, number, sides and body. */
    boolean repeats(SipMessage other) {
        return index().sameStartLine(other.index())
                && index().sameHeader(HeaderName.CSEQ, other.index())
                && index().sameHeader(HeaderName.TO, other.index())
                && topVia().flatMap(Via::branch).equals(other.topVia().flatMap(Via::branch))
                && index().sameBody(other.index());
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
        String[] words = BLANKS.split(startLine(), 3);
        return words.length > 1 && words[1].matches("[1-6]\\d\\d") ? Integer.parseInt(words[1]) : 0;
    }

    /** Where its headers and its body stand. */
    MessageIndex index() {
        MessageIndex known = index;
        if (known == null) {
            known = MessageScan.index(bytes);
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
