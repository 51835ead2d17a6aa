package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;

/** Collects what was passed over; of a file that is wrong throughout only the beginning. */
final class Unreadables {
    static final int MOST = 1_000;

    private final List<Unreadable> list = new ArrayList<>();
    private long count;

    void add(Place place, String found, String remedy) {
        count++;
        if (list.size() < MOST) {
            list.add(new Unreadable(place, found, remedy));
        }
    }

    List<Unreadable> list() {
        return List.copyOf(list);
    }

    long count() {
        return count;
    }
}
