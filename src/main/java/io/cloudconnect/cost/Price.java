package io.cloudconnect.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a price sheet.
 *
 * @param kind what it is paid for
 * @param model the licence model it belongs to; empty: every one
 * @param what the product's name
 * @param amount in the sheet's currency
 * @param per what the amount is for
 * @param when what has to be true of a need, by the need's attributes
 * @param source where the price stands
 * @param read when somebody read it there; empty with a source: it was found elsewhere only, and is not confirmed
 */
record Price(
        Kind kind,
        Optional<String> model,
        String what,
        BigDecimal amount,
        Per per,
        Map<String, String> when,
        Optional<String> source,
        Optional<LocalDate> read) {

    /** What a year of this need costs, to the cent. */
    BigDecimal yearly(Need need) {
        return amount.multiply(per.timesAYear(need)).setScale(2, RoundingMode.HALF_UP);
    }

    boolean isFor(Need need, LicenceModel licenceModel) {
        return kind == need.kind()
                && model.map(licenceModel.id()::equals).orElse(true)
                && need.attributes().entrySet().containsAll(when.entrySet());
    }
}
