package io.cloudconnect.network;

import java.util.List;
import software.amazon.awscdk.Fn;

/** The zones of whatever region a stack is deployed to: the same expressions in every stack, so they are made once. */
final class Zones {
    private static final List<String> ALL = Fn.getAzs();
    private static final List<String> FIRST = List.of(Fn.select(0, ALL), Fn.select(1, ALL), Fn.select(2, ALL));

    private Zones() {}

    /** The first so many, at most three. */
    static List<String> first(int count) {
        return FIRST.subList(0, count);
    }
}
