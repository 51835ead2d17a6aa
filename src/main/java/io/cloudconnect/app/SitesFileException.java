package io.cloudconnect.app;

import java.util.List;
import java.util.stream.Collectors;

/** A site file cannot be used. Carries every mistake in it; the message has one a line. */
public final class SitesFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;

    public SitesFileException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, in the order of the file. */
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
