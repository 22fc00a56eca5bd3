package io.jackfield.server.samples;

import io.jackfield.switchboard.Offered;

import java.math.BigDecimal;
import java.util.List;

/** A plain Java service: public methods are functions, records are JSON. */
public final class MathSamples {
    /** Beside a small number, {@code 1e999999999} would be a sum of a gigabyte. */
    private static final int MAX_SCALE = 1_000;

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
        for (BigDecimal number : input.numbers()) {
            if (Math.abs((long) number.scale()) > MAX_SCALE) {
                throw new IllegalArgumentException(
                        "numbers must have exponents of at most " + MAX_SCALE);
            }
        }
        return new Sum(input.numbers().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
