package io.cloudconnect.cube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What sets two configurations apart. */
final class Difference {
    private Difference() {}

    /** Lines taken out and put in, below the title of their section. */
    static String between(String before, String after) {
        List<String> old = Arrays.asList(before.split("\n"));
        List<String> fresh = Arrays.asList(after.split("\n"));
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        String section = "";
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            boolean same = i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j));
            boolean out = !same && i < old.size() && (j == fresh.size() || common[i + 1][j] >= common[i][j + 1]);
            String line = out || same ? old.get(i) : fresh.get(j);
            if (same) {
                // The last line that opens something says where the next difference stands.
                section = line.startsWith(" ") ? section : line;
            } else {
                if (!section.isEmpty()) {
                    lines.add("  " + section);
                    section = "";
                }
                lines.add((out ? "- " : "+ ") + line);
            }
            i += same || out ? 1 : 0;
            j += same || !out ? 1 : 0;
        }
        return String.join("\n", lines) + "\n";
    }
}
