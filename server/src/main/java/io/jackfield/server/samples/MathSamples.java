package io.jackfield.server.samples;

import io.jackfield.switchboard.Offered;

import java.math.BigDecimal;
import java.util.List;

/** A plain Java service: public methods are functions, records are JSON. */
public final class MathSamples {

    MathSamples() {}

    /**
     * What to add.
     *
     * @param numbers any
     */
    public record Numbers(List<BigDecimal> numbers) {}

    /**
     * The result.
     *
     * @param sum of all
     */
    public record Sum(BigDecimal sum) {}

    /**
     * Adds numbers.
     *
     * @param input what to add
     */
    @Offered(description = "Adds numbers", idempotent = true)
    public Sum sum(Numbers input) {
        return new Sum(input.numbers().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
