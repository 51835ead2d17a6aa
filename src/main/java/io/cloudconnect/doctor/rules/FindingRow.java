package io.cloudconnect.doctor.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of {@code findings.yaml}: what can be found, in words.
 *
 * @param id stable
 * @param looksFor what in a trace makes it
 * @param siteRemedy what to do where the site is known
 * @param router IOS XE lines
 * @param source the page it rests on
 * @param chapter of the article of 2019 that describes it
 * @param hides ids of findings that are only its consequences
 * @param alone true: only where nothing else was found
 * @param answer the final response that makes it, where no rule of its own does
 */
public record FindingRow(
        String id,
        Severity severity,
        String title,
        String looksFor,
        String explanation,
        String remedy,
        Optional<String> siteRemedy,
        List<String> router,
        String source,
        Optional<String> chapter,
        Set<String> hides,
        boolean alone,
        Optional<AnswerMatch> answer) {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    /** Twilio's page of an error is this and its code. */
    static final String ERRORS = "https://www.twilio.com/docs/api/errors/";

    /** The page it rests on: where the row is of several of Twilio's codes, that of this one. */
    public String page(String code) {
        boolean known = answer.stream()
                .flatMap(match -> match.errors().stream())
                .map(String::valueOf)
                .anyMatch(code::equals);
        return known && source.startsWith(ERRORS) ? ERRORS + code : source;
    }

    /** Fills the names in a text; one that has no value stands as {@code <name>}. */
    public static String fill(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(name ->
                        Matcher.quoteReplacement(values.getOrDefault(name.group(1), "<" + name.group(1) + ">")));
    }
}
