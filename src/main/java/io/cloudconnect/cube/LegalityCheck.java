package io.cloudconnect.cube;

import io.cloudconnect.cube.CommandForm.Attempt;
import io.cloudconnect.cube.CommandForm.Sequence;
import io.cloudconnect.cube.CommandForm.Value;
import io.cloudconnect.cube.Violation.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a configuration, ours or anyone's, against the table of commands. It knows nothing of the generator.
 *
 * <p>Modes are found as IOS finds them: a line belongs to the mode that is open if that mode takes it, else to the one
 * around it; indentation counts for nothing. Day-0 text, with {@code Section:} headings or as {@code ios-config}
 * properties, is read as the router reads it.
 */
public final class LegalityCheck {
    private static final String SECTION = "section:";
    private static final Pattern PROPERTY = Pattern.compile("ios-config-\\d+=\"?(.*?)\"?");
    private static final Pattern OTHER_PROPERTY =
            Pattern.compile("(license|hostname|login-username|login-password)=.*");

    private final CommandTable table = CommandTable.get();
    private final Deque<OpenMode> modes = new ArrayDeque<>();
    private final References references = new References();
    private final List<Violation> violations = new ArrayList<>();
    private boolean reading = true;
    /** Indentation of an unknown command: what stands further in belongs to it and is not looked at. */
    private int unknownIndent = -1;

    private LegalityCheck(String text) {
        modes.push(new OpenMode(CommandTable.TOP, 0));
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            read(++number, line);
        }
        violations.addAll(references.undefined());
        violations.sort(Comparator.comparingInt(Violation::lineNumber));
    }

    /**
     * Checks a whole configuration.
     *
     * @param text IOS XE text, or day-0 text of either platform
     * @return the checked configuration
     */
    public static LegalityCheck of(String text) {
        return new LegalityCheck(text);
    }

    /** {@return what is wrong, by line; empty when nothing is} */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    private void read(int number, String raw) {
        Matcher property = PROPERTY.matcher(raw.strip());
        if (property.matches()) {
            readText(number, resolved(property.group(1)));
        } else if (!OTHER_PROPERTY.matcher(raw.strip()).matches()) {
            readText(number, raw);
        }
    }

    /** A property's value with its XML entities resolved. */
    private static String resolved(String value) {
        return value.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private void readText(int number, String raw) {
        String line = raw.strip();
        if (line.regionMatches(true, 0, SECTION, 0, SECTION.length())) {
            reading = line.substring(SECTION.length()).strip().equalsIgnoreCase("IOS configuration");
            return;
        }
        if (!reading || line.isEmpty()) {
            return;
        }
        characters(number, line);
        if (line.startsWith("!")) {
            return;
        }
        int indent = raw.length() - raw.stripLeading().length();
        if (unknownIndent >= 0 && indent > unknownIndent) {
            return;
        }
        unknownIndent = -1;
        if (line.equals("exit")) {
            leave();
        } else if (line.equals("end")) {
            while (modes.size() > 1) {
                modes.pop();
            }
        } else {
            command(number, line, indent);
        }
    }

    private void characters(int number, String line) {
        line.chars()
                .filter(Command::isForbidden)
                .findFirst()
                .ifPresent(
                        character -> violations.add(
                                new Violation(
                                        number,
                                        line,
                                        Kind.ILLEGAL_CHARACTER,
                                        "contains " + Command.name(character),
                                        character == '?'
                                                ? "the router takes it for a call for help; leave it out"
                                                : "use printable ASCII",
                                        "https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/fundamentals/configuration/xe-17/fundamentals-xe-17-book/cf-cli-basics.html")));
        if (line.length() > Command.LONGEST) {
            violations.add(new Violation(
                    number,
                    line,
                    Kind.LINE_TOO_LONG,
                    "has " + line.length() + " characters",
                    "use at most " + Command.LONGEST,
                    "own limit: Cisco publishes none for IOS XE 17"));
        }
    }

    private void command(int number, String line, int indent) {
        List<Word> words = Word.split(line);
        if (words.stream().anyMatch(Word::stray)) {
            violations.add(
                    new Violation(
                            number,
                            line,
                            Kind.STRAY_QUOTE,
                            line.contains("quot;")
                                    ? "holds the remains of an XML entity, quot;"
                                    : "has a quotation mark alone",
                            "write a plain double quote on both sides of the value",
                            "https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/voice/cube/ios-xe/config/ios-xe-book/m_voi-sip-param-mod.html"));
        }
        Attempt attempt = Attempt.on(line, words);
        if (!takenBySomeMode(number, attempt, false) && !takenBySomeMode(number, attempt, true) && !negated(words)) {
            unknown(number, attempt);
            unknownIndent = indent;
        }
    }

    /** From the mode that is open outwards. */
    private boolean takenBySomeMode(int number, Attempt attempt, boolean catchAll) {
        String first = attempt.words().get(0).text();
        int depth = 0;
        for (OpenMode mode : modes) {
            for (CommandForm form : table.candidates(mode.name(), first)) {
                if (isCatchAll(form) == catchAll && attempt.matches(form.shape())) {
                    for (; depth > 0; depth--) {
                        modes.pop();
                    }
                    accept(number, attempt, form);
                    return true;
                }
            }
            depth++;
        }
        return false;
    }

    private static boolean isCatchAll(CommandForm form) {
        return form.shape() instanceof Sequence sequence
                && sequence.shapes().get(0) instanceof Value value
                && value.type().takesRest();
    }

    private void accept(int number, Attempt attempt, CommandForm form) {
        OpenMode mode = modes.peek();
        violations.addAll(mode.count(number, attempt, form));
        violations.addAll(references.note(number, attempt, form, mode));
        form.opens().ifPresent(name -> modes.push(new OpenMode(name, number)));
    }

    /** {@code no} in front of anything a mode knows takes it back. */
    private boolean negated(List<Word> words) {
        if (words.size() < 2
                || !words.get(0).text().equals("no") && !words.get(0).text().equals("default")) {
            return false;
        }
        return modes.stream()
                .flatMap(mode -> table.candidates(mode.name(), words.get(1).text()).stream())
                .anyMatch(form -> !isCatchAll(form));
    }

    private void unknown(int number, Attempt attempt) {
        Optional<String> complaint = attempt.furthest().complaint();
        int at = Math.min(attempt.furthest().at(), attempt.words().size());
        String known = attempt.words().stream()
                .limit(Math.max(at, 0))
                .map(Word::text)
                .reduce((left, right) -> left + " " + right)
                .orElse("");
        if (complaint.isPresent() && at > 0) {
            String[] halves = complaint.get().split("; ", 2);
            violations.add(new Violation(
                    number,
                    attempt.line(),
                    Kind.ILLEGAL_VALUE,
                    halves[0],
                    halves.length == 2 ? halves[1] : "use a value the command takes",
                    sourceOf(attempt)));
        } else {
            violations.add(new Violation(
                    number,
                    attempt.line(),
                    Kind.UNKNOWN_COMMAND,
                    known.isEmpty()
                            ? "is no command of the mode " + modes.peek().name()
                            : at == attempt.words().size()
                                    ? "ends too early"
                                    : "\"" + attempt.words().get(at).text() + "\" is not known behind \"" + known
                                            + "\"",
                    "check the spelling and the mode; the table may not hold it",
                    "commands.txt"));
        }
    }

    private String sourceOf(Attempt attempt) {
        String first = attempt.words().get(0).text();
        return modes.stream()
                .flatMap(mode -> table.candidates(mode.name(), first).stream())
                .filter(form -> !isCatchAll(form))
                .max(Comparator.comparingInt(form -> reach(attempt, form)))
                .map(CommandForm::source)
                .orElse("commands.txt");
    }

    /** How many words of the line the form takes. */
    private static int reach(Attempt attempt, CommandForm form) {
        Attempt again = Attempt.on(attempt.line(), attempt.words());
        again.matches(form.shape());
        return again.furthest().at();
    }

    private void leave() {
        if (modes.size() > 1) {
            modes.pop();
        }
    }
}
