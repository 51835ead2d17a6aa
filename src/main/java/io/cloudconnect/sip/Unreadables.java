package io.cloudconnect.sip;

import java.util.ArrayList;
import java.util.List;

/** Collects what was passed over, from any thread; of a file that is wrong throughout only the beginning. */
final class Unreadables {
    static final int MOST = 1_000;

    private final List<Unreadable> list = new ArrayList<>();
    private long count;

    synchronized void add(Place place, String found, String remedy) {
        count++;
        if (list.size() < MOST) {
            list.add(new Unreadable(place, found, remedy));
        }
    }

    synchronized List<Unreadable> list() {
        return List.copyOf(list);
    }

    synchronized long count() {
        return count;
    }
}
