package io.gruard.nn;

/** The learning-rate schedule: it gives a factor of the optimizer's rate for each step. */
public sealed interface Schedule {
    /** Factor 1 throughout. */
    record Constant() implements Schedule {}

    /**
     * Half a cosine from 1 down to {@code floor} over {@code steps} steps (Loshchilov and Hutter 2017, without
     * restarts), then {@code floor}. The first {@code warmup} of these steps rise linearly to 1.
     */
    record Cosine(int steps, int warmup, float floor) implements Schedule {
        public Cosine {
            Checks.positive("cosine steps", steps);
            Checks.notNegative("warm-up steps", warmup);
            Checks.fraction("cosine floor", floor);
            if (warmup >= steps) {
                throw new IllegalArgumentException("warm-up must be shorter than the " + steps
                        + " steps of the cosine, found " + warmup + " steps");
            }
        }
    }

    /**
     * Multiplies the rate by {@code factor} each time that {@code patience} observations in a row (see
     * {@link TrainingSession#observe}) bring no improvement. An improvement is lower than the lowest observation by
     * more than the relative {@code threshold}.
     */
    record Plateau(float factor, int patience, float threshold, float floor) implements Schedule {
        public Plateau {
            Checks.positive("plateau factor", factor);
            Checks.fraction("plateau factor", factor);
            Checks.positive("plateau patience", patience);
            Checks.fraction("plateau threshold", threshold);
            Checks.fraction("plateau floor", floor);
        }

        public static Plateau defaults() {
            return new Plateau(0.5f, 3, 1e-4f, 1e-3f);
        }
    }
}
