package io.cloudconnect.sip;

/**
 * How the lines of a message lie in a file: one after the other, but where a log has written others in between.
 *
 * @param gaps pairs of a message line and how many foreign lines stand before it and after the pair before; empty where
 *     there are none
 */
public record LineMap(java.util.List<Gap> gaps) {
    /** No foreign lines. */
    public static final LineMap STRAIGHT = new LineMap(java.util.List.of());

    /** Foreign lines before a line of the message. */
    public record Gap(int beforeLine, int foreignLines) {}

    public LineMap {
        gaps = java.util.List.copyOf(gaps);
    }

    /** How many lines below the start line this line of the message stands. */
    public int offset(int line) {
        return line
                + gaps.stream()
                        .filter(gap -> gap.beforeLine() <= line)
                        .mapToInt(Gap::foreignLines)
                        .sum();
    }
}
