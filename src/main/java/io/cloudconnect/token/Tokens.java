package io.cloudconnect.token;

/**
 * CDK tokens in strings, told without the CDK, so that the launcher need not start its kernel to check a number.
 *
 * <p>A token stands for a value only known when the stack is deployed; no check can look into it.
 */
public final class Tokens {
    private static final String MARK = "${Token[";

    private Tokens() {}

    /** True when the text is, or holds, a value that is not known yet. */
    public static boolean isUnresolved(String text) {
        return text.contains(MARK);
    }
}
