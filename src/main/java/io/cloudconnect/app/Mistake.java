package io.cloudconnect.app;

/**
 * One mistake in a site file.
 *
 * @param file the file, as it was named
 * @param line counted from 1; 0 where the file as a whole is meant
 * @param column counted from 1; 0 where the file as a whole is meant
 * @param field path of the field, {@code sites.virginia.router.rtpPorts}; empty where the file as a whole is meant
 * @param found what is wrong, with the value, of which a password is left out
 * @param remedy what to write
 */
public record Mistake(String file, int line, int column, String field, String found, String remedy) {
    private static final int LONGEST = 600;

    public Mistake {
        field = printable(field);
        found = printable(Confidential.withoutPasswords(found));
        remedy = printable(Confidential.withoutPasswords(remedy));
    }

    /** As compilers print it: {@code cloudconnect.yaml:14: sites.virginia.region: …; write …}. */
    @Override
    public String toString() {
        return file
                + (line > 0 ? ":" + line : "")
                + ": "
                + (field.isEmpty() ? "" : field + ": ")
                + found
                + (remedy.isEmpty() ? "" : "; " + remedy);
    }

    // A value of the file must neither break the line nor reach the terminal as a command, nor fill the screen.
    private static String printable(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return cut.codePoints()
                .collect(
                        StringBuilder::new,
                        (line, c) -> {
                            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                                line.append(String.format("\\u%04x", c));
                            } else {
                                line.appendCodePoint(c);
                            }
                        },
                        StringBuilder::append)
                .toString();
    }
}
