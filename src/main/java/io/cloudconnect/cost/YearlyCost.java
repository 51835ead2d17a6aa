package io.cloudconnect.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A year under one licence model.
 *
 * @param model the model's id
 * @param name the model in words
 * @param unavailable why nobody can choose it; empty where one can
 * @param lines what is paid for
 */
public record YearlyCost(String model, String name, Optional<String> unavailable, List<Line> lines) {
    public YearlyCost {
        lines = List.copyOf(lines);
    }

    /**
     * @param kind kind of expense
     * @param need what the site uses
     * @param what the product the price is of, or the need where none has a price
     * @param amount a year's; empty: no price is given
     */
    public record Line(Kind kind, Need need, String what, Optional<BigDecimal> amount) {}

    /** Of the lines that have a price. */
    public BigDecimal total() {
        return lines.stream().flatMap(line -> line.amount().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** False: the total is the least it can be. */
    public boolean isComplete() {
        return lines.stream().allMatch(line -> line.amount().isPresent());
    }
}
