package io.gruard.training.fit;

import java.util.Arrays;

/**
 * Ends training when the validation rows have not gained for a while.
 *
 * @param watched the figure that decides which epoch is the best
 * @param patience epochs in a row without gain after which training ends
 * @param best the best epoch's number so far, 0 before the first
 * @param bestValue its value, lower is better
 */
record EarlyStopping(Watched watched, int patience, int best, double bestValue) {

    /** What is watched. */
    enum Watched {
        /** Log loss on the validation rows. */
        LOSS("LOSS"),
        /** Macro-F1 on the validation rows. */
        MACRO_F1("MACRO_F1"),
        /** Nothing: all epochs are run and the last weights kept. */
        NOTHING("NOTHING");

        private final String id;

        Watched(String id) {
            this.id = id;
        }

        /** The name in a saved state. */
        String id() {
            return id;
        }

        /** @throws IllegalArgumentException where there is none of that name */
        static Watched of(String id) {
            return Arrays.stream(values())
                    .filter(watched -> watched.id.equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no figure '" + id + "' can be watched"));
        }
    }

    static EarlyStopping fresh(Watched watched, int patience) {
        return new EarlyStopping(watched, patience, 0, Double.POSITIVE_INFINITY);
    }

    /** A number that is lower for a better epoch. */
    double value(int epoch, double validationLoss, double validationMacroF1) {
        return switch (watched) {
            case LOSS -> validationLoss;
            case MACRO_F1 -> -validationMacroF1;
            case NOTHING -> -epoch;
        };
    }

    boolean improves(double value) {
        return value < bestValue;
    }

    EarlyStopping with(int epoch, double value) {
        return improves(value) ? new EarlyStopping(watched, patience, epoch, value) : this;
    }

    boolean ends(int epoch) {
        return epoch - best >= patience;
    }
}
