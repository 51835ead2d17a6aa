package io.cloudconnect.cube;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of a SIP profile.
 *
 * @param text as configured
 * @param onRequests requests or responses
 * @param which method, response code or ANY
 * @param ofMethod for responses: the method they answer; empty for any
 * @param inBody whether it works on SDP
 * @param header what it works on
 * @param pattern what it looks for; empty when it adds or removes
 * @param value what it writes; empty when it removes
 */
record SipProfileRule(
        String text,
        int tag,
        boolean onRequests,
        String which,
        Optional<String> ofMethod,
        boolean inBody,
        String header,
        Optional<Pattern> pattern,
        Optional<String> value) {

    /**
     * Reads {@code [rule N] request|response …}; empty for copy rules, which change no message.
     *
     * @throws IllegalArgumentException when the pattern is none IOS takes
     */
    static Optional<SipProfileRule> of(String line, ProfilePattern.Dialect dialect) {
        List<String> words = Word.split(line).stream().map(Word::text).toList();
        int tag = 0;
        int at = 0;
        if (words.get(0).equals("rule")) {
            at = words.get(1).equals("before") ? 2 : 1;
            tag = Integer.parseInt(words.get(at++));
        }
        boolean onRequests = words.get(at++).equals("request");
        String which = words.get(at++);
        Optional<String> ofMethod = Optional.empty();
        if (words.get(at).equals("method")) {
            ofMethod = Optional.of(words.get(at + 1));
            at += 2;
        }
        boolean inBody = words.get(at++).equals("sdp-header");
        String header = words.get(at++);
        String action = words.get(at++);
        if (action.equals("copy") || words.get(at - 2).equals("sip")) {
            return Optional.empty();
        }
        boolean modifies = action.equals("modify");
        return Optional.of(new SipProfileRule(
                line,
                tag,
                onRequests,
                which,
                ofMethod,
                inBody,
                header,
                modifies ? Optional.of(ProfilePattern.compile(words.get(at), dialect)) : Optional.empty(),
                action.equals("remove") ? Optional.empty() : Optional.of(words.get(words.size() - 1))));
    }

    /** Whether it concerns this message. INVITE means the first one of a dialog, REINVITE the later ones. */
    boolean concerns(SipText message) {
        if (message.isRequest() != onRequests) {
            return false;
        }
        if (!onRequests) {
            return (which.equals("ANY") || which.equals(message.statusCode()))
                    && ofMethod.map(message.method()::equals).orElse(true);
        }
        String method = message.method().equals("INVITE") && message.isInsideDialog() ? "REINVITE" : message.method();
        return which.equals("ANY") || which.equals(method);
    }

    /** The line with the first match replaced; the same line when the pattern is not in it. */
    String modify(String line) {
        Matcher matcher = pattern.orElseThrow().matcher(line);
        if (!matcher.find()) {
            return line;
        }
        String replacement = value.orElseThrow();
        StringBuilder written = new StringBuilder(line.substring(0, matcher.start()));
        for (int at = 0; at < replacement.length(); at++) {
            char character = replacement.charAt(at);
            if (character == '\\' && at + 1 < replacement.length()) {
                char next = replacement.charAt(++at);
                written.append(Character.isDigit(next) ? group(matcher, next - '0') : String.valueOf(next));
            } else {
                written.append(character);
            }
        }
        return written.append(line.substring(matcher.end())).toString();
    }

    private static String group(Matcher matcher, int number) {
        return number <= matcher.groupCount() && matcher.group(number) != null ? matcher.group(number) : "";
    }
}
