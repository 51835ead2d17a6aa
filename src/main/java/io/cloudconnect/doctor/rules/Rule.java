package io.cloudconnect.doctor.rules;

import java.util.List;
import java.util.Set;

/** Looks for one thing in a call. What it means and what to do about it stands in {@code findings.yaml}. */
public interface Rule {
    /** The rows of {@code findings.yaml} it can find. */
    Set<String> ids();

    /** What it finds; nothing where all is well. Never throws, whatever the call. */
    List<Hit> examine(CallView call);
}
