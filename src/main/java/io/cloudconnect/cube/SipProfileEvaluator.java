package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Does to a SIP message what IOS XE does to it by a SIP profile, as far as Cisco documents it.
 *
 * <p>Rules work one after the other on the message as it leaves the router; each replaces the first place its pattern
 * meets in a line. When a header comes out longer than 300 characters or SDP longer than 2048, the router leaves the
 * whole profile out, and so does this.
 *
 * <p>Source:
 * https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/m_voi-sip-param-mod.html
 */
public final class SipProfileEvaluator {
    private static final int LONGEST_HEADER = 300;
    private static final int LONGEST_SDP = 2048;

    private final List<SipProfileRule> rules;

    private SipProfileEvaluator(List<SipProfileRule> rules) {
        this.rules = rules;
    }

    /**
     * Reads the rules of one profile.
     *
     * @param configuration any configuration text with the profile in it
     * @param tag the profile's number
     * @return the evaluator
     * @throws IllegalArgumentException when there is no such profile, or a pattern is none IOS promises to take
     */
    public static SipProfileEvaluator of(String configuration, int tag) {
        return read(configuration, tag, ProfilePattern.Dialect.DOCUMENTED);
    }

    /**
     * The same with {@code |} in patterns, which Cisco calls unsupported but releases of 2019 took.
     *
     * @param configuration IOS XE text with the profile in it
     * @param tag the profile's number
     * @return the evaluator
     */
    public static SipProfileEvaluator withAlternation(String configuration, int tag) {
        return read(configuration, tag, ProfilePattern.Dialect.WITH_ALTERNATION);
    }

    private static SipProfileEvaluator read(String configuration, int tag, ProfilePattern.Dialect dialect) {
        List<SipProfileRule> rules = new ArrayList<>();
        boolean found = false;
        boolean inside = false;
        for (String raw : configuration.split("\r?\n")) {
            String line = raw.strip();
            boolean isRule = line.matches("(rule|request|response) .*");
            if (line.equals("voice class sip-profiles " + tag)) {
                found = true;
                inside = true;
            } else if (inside && isRule) {
                SipProfileRule.of(line, dialect).ifPresent(rules::add);
            } else if (!line.startsWith("!")) {
                inside = false;
            }
        }
        if (!found) {
            throw new IllegalArgumentException("the configuration has no SIP profile " + tag);
        }
        // Sorting is stable, so rules without a number keep their order.
        rules.sort(Comparator.comparingInt(SipProfileRule::tag));
        return new SipProfileEvaluator(List.copyOf(rules));
    }

    /**
     * What leaves the router when this message is about to.
     *
     * @param message a SIP message before the profile
     * @return the message after it, and which rules did something
     */
    public Outcome apply(String message) {
        SipText text = SipText.of(message);
        List<String> effective = new ArrayList<>();
        for (SipProfileRule rule : rules) {
            if (rule.concerns(text) && execute(rule, text)) {
                effective.add(rule.text());
            }
        }
        if (!effective.isEmpty() && text.longestHeader() > LONGEST_HEADER) {
            return new Outcome(
                    message, List.of(), Optional.of("a header has more than " + LONGEST_HEADER + " characters"));
        }
        if (!effective.isEmpty() && text.bodyLength() > LONGEST_SDP) {
            return new Outcome(message, List.of(), Optional.of("SDP has more than " + LONGEST_SDP + " characters"));
        }
        if (!effective.isEmpty() && text.bodyLength() > 0) {
            text.countBody();
        }
        return new Outcome(text.toString(), List.copyOf(effective), Optional.empty());
    }

    private static boolean execute(SipProfileRule rule, SipText text) {
        if (rule.pattern().isPresent()) {
            return text.change(rule.header(), rule.inBody(), rule::modify);
        }
        if (rule.value().isPresent()) {
            text.add(rule.value().get(), rule.inBody());
            return true;
        }
        return text.remove(rule.header());
    }

    /**
     * What became of a message.
     *
     * @param message as it leaves the router
     * @param effective the rules that changed something, in order
     * @param leftOut why the router leaves the whole profile out; empty when it does not
     */
    public record Outcome(String message, List<String> effective, Optional<String> leftOut) {}
}
