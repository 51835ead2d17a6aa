package io.cloudconnect.sip;

import java.util.Comparator;

/** The order calls begin in. */
final class TraceOrder {
    /** By file, then by line or frame of the first message. */
    static final Comparator<Call> BY_FIRST_MESSAGE = Comparator.comparing(
                    (Call call) -> call.messages().get(0).place().file())
            .thenComparingLong(call -> call.messages().get(0).place().number());

    private TraceOrder() {}
}
