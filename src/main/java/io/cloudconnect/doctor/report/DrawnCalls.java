package io.cloudconnect.doctor.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The calls a page has room for, with ladder and messages: of every finding one, then the calls with findings, then the
 * others. A page of hundreds of megabytes opens nowhere.
 *
 * @param drawn their numbers
 * @param opened those of them that are unfolded from the start
 */
record DrawnCalls(Set<Integer> drawn, Set<Integer> opened) {
    private static final int MOST_CHARACTERS = 5_000_000;
    private static final int MOST_OPEN = 8;
    private static final int MARKUP_A_MESSAGE = 900;
    private static final int MARKUP_A_FINDING = 2_500;

    static DrawnCalls of(List<CallReport> calls) {
        Set<Integer> drawn = new HashSet<>();
        Set<String> found = new HashSet<>();
        long room = MOST_CHARACTERS;
        room = draw(calls, call -> bringsNew(call, found), drawn, room);
        room = draw(calls, call -> !call.findings().isEmpty(), drawn, room);
        draw(calls, call -> true, drawn, room);
        return new DrawnCalls(drawn, opened(calls, drawn));
    }

    /** Chooses those of a kind there is room for; how much room is left. */
    private static long draw(List<CallReport> calls, Predicate<CallReport> kind, Set<Integer> drawn, long room) {
        long left = room;
        for (CallReport call : calls) {
            long size = size(call);
            if (!drawn.contains(call.number()) && (size <= left || drawn.isEmpty()) && kind.test(call)) {
                drawn.add(call.number());
                left -= size;
            }
        }
        return left;
    }

    private static boolean bringsNew(CallReport call, Set<String> found) {
        return call.findings().stream()
                        .map(FindingReport::id)
                        .filter(found::add)
                        .count()
                > 0;
    }

    private static long size(CallReport call) {
        long size = (long) MARKUP_A_FINDING * call.findings().size();
        for (MessageReport message : call.messages()) {
            size += MARKUP_A_MESSAGE;
            for (String line : message.lines()) {
                size += line.length() + 1;
            }
        }
        return size;
    }

    /** The first with findings; where none has any, the first of all. */
    private static Set<Integer> opened(List<CallReport> calls, Set<Integer> drawn) {
        boolean anySick = calls.stream().anyMatch(call -> !call.findings().isEmpty());
        Set<Integer> opened = new HashSet<>();
        for (CallReport call : calls) {
            boolean wanted = !anySick || !call.findings().isEmpty();
            if (wanted && drawn.contains(call.number()) && opened.size() < MOST_OPEN) {
                opened.add(call.number());
            }
        }
        return opened;
    }

    boolean isDrawn(CallReport call) {
        return drawn.contains(call.number());
    }

    boolean isOpen(CallReport call) {
        return opened.contains(call.number());
    }
}
