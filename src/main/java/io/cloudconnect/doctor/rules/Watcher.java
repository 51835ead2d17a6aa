package io.cloudconnect.doctor.rules;

import java.util.stream.Stream;

/** Looks for one thing in many calls at once, such as too many in a second. It keeps times, never messages. */
public interface Watcher {
    /** The row of {@code findings.yaml} it can find. */
    String id();

    void see(CallView call);

    /** What it has found in all calls seen. */
    Stream<Hit> found();
}
