package io.cloudconnect.cube;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Rules beyond the form of a single command.
 *
 * @param most how often it may stand in its mode
 * @param ascending whether its numbers must ascend
 * @param style all styled commands of a mode must have the same
 * @param growth whether it makes headers longer
 * @param refused why it must not be used although IOS takes it
 */
record FormRules(
        OptionalInt most, boolean ascending, Optional<String> style, boolean growth, Optional<String> refused) {
    static final FormRules NONE = new FormRules(OptionalInt.empty(), false, Optional.empty(), false, Optional.empty());

    static FormRules of(String column) {
        if (column.startsWith("refused ")) {
            return new FormRules(OptionalInt.empty(), false, Optional.empty(), false, Optional.of(column.substring(8)));
        }
        OptionalInt most = OptionalInt.empty();
        boolean ascending = false;
        Optional<String> style = Optional.empty();
        boolean growth = false;
        for (String rule : column.split(", ")) {
            String[] words = rule.split(" ");
            switch (words[0]) {
                case "max" -> most = OptionalInt.of(Integer.parseInt(words[1]));
                case "ascending" -> ascending = true;
                case "style" -> style = Optional.of(words[1]);
                case "growth" -> growth = true;
                default -> throw new IllegalStateException("unknown rule \"" + rule + "\"");
            }
        }
        return new FormRules(most, ascending, style, growth, Optional.empty());
    }
}
