package io.cloudconnect.trunk.function.reconcile;

import io.cloudconnect.trunk.function.twilio.TrunkFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How numbers are written: in E.164 or by SID, alone or one a line in a file. */
public final class NumberText {
    static final String PATTERN = "\\+[1-9]\\d{1,14}|PN[0-9a-fA-F]{32}";
    static final String SHAPE = "a number in E.164 (+16475550100) or a SID (PN and 32 hex digits)";
    private static final int MOST_MISTAKES = 10;
    private static final Pattern NUMBER = Pattern.compile(PATTERN);
    private static final Pattern NEXT_COLUMN = Pattern.compile("[,;]");

    private NumberText() {}

    static boolean isSid(String number) {
        return number.startsWith("PN");
    }

    /**
     * The numbers of a file: one a line, first column of a CSV; empty lines and lines that begin with # are passed
     * over.
     *
     * @throws TrunkFailure naming the lines that are no number
     */
    public static List<String> lines(String file, String content) {
        Set<String> numbers = new LinkedHashSet<>();
        List<String> mistakes = new ArrayList<>();
        int line = 0;
        for (String text : content.split("\\R")) {
            line++;
            String number = NEXT_COLUMN.split(text, 2)[0].strip().replace("\"", "");
            if (number.isEmpty() || number.startsWith("#")) {
                continue;
            }
            if (!NUMBER.matcher(number).matches()) {
                mistakes.add("line " + line + ": \"" + number + "\"");
            } else {
                numbers.add(number);
            }
        }
        if (!mistakes.isEmpty()) {
            throw new TrunkFailure("the number file " + file + " has " + mistakes.size() + " lines that are not "
                    + SHAPE + ": " + String.join(", ", mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size())))
                    + "; correct the file and deploy again");
        }
        return List.copyOf(numbers);
    }
}
