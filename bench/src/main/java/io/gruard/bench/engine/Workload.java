package io.gruard.bench.engine;

import java.util.Locale;

/**
 * What all sides compute in one comparison.
 *
 * @param rows rows of a call
 * @param threads threads that each side may use
 */
record Workload(PaperNetwork network, TimedTask task, int rows, int threads) {

    String title() {
        String threads = this.threads == 1 ? "one thread" : this.threads + " threads";
        String what = switch (task) {
            case TRAIN -> "training network %s, batch %,d".formatted(network, rows);
            case SCORE -> "scoring with network %s, batch %,d".formatted(network, rows);
            case ROW -> "one row through network %s".formatted(network);
        };
        return String.format(Locale.ROOT, "%s (%s), %s", what, network.architecture(), threads);
    }
}
