package io.cloudconnect.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
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
     * @param source where the price stands
     * @param read when somebody read it there; empty with a source: not confirmed
     */
    public record Line(
            Kind kind,
            Need need,
            String what,
            Optional<BigDecimal> amount,
            Optional<String> source,
            Optional<LocalDate> read) {
        static Line withoutPrice(Need need) {
            return new Line(need.kind(), need, need.what(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static Line of(Need need, Price price) {
            return new Line(
                    need.kind(), need, price.what(), Optional.of(price.yearly(need)), price.source(), price.read());
        }
    }

    /** Of the lines that have a price. */
    public BigDecimal total() {
        return lines.stream().flatMap(line -> line.amount().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** False: the total is the least it can be. */
    public boolean isComplete() {
        return lines.stream().allMatch(line -> line.amount().isPresent());
    }
}
