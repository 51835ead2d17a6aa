package io.cloudconnect.rule;

import java.util.regex.Pattern;

/** A value as a message tells it. */
public final class Quoted {
    private static final Pattern PASSWORD = Pattern.compile("((?:https?://|sips?:)[^\\s:@/]*):.*@");

    private Quoted() {}

    /** The value in quotes; of a URL without its password, for what is told ends up in build logs. */
    public static String of(String value) {
        return "\"" + PASSWORD.matcher(value).replaceFirst("$1:…@") + "\"";
    }
}
