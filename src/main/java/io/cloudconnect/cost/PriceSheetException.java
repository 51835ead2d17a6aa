package io.cloudconnect.cost;

import java.util.List;

/** A price sheet that cannot be used: every mistake in it, a line each. */
public final class PriceSheetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    PriceSheetException(List<String> mistakes) {
        super(String.join("\n", mistakes));
    }
}
