package io.gruard.experiment.search;

import io.gruard.optimize.Pruner;
import io.gruard.optimize.pruner.HyperbandPruner;
import io.gruard.optimize.pruner.NoPruning;
import io.gruard.optimize.pruner.PercentilePruner;
import io.gruard.optimize.pruner.SuccessiveHalvingPruner;
import io.gruard.optimize.pruner.WilcoxonPruner;
import java.util.Locale;

/** Pruners by the words of the command line. */
public final class PrunerChoice {

    /** What is accepted, for messages. */
    public static final String FORMS = "none, median, percentile:P, asha, hyperband or wilcoxon";

    private PrunerChoice() {}

    /** Epochs are compared by the median, folds pair by pair. */
    static String defaults(int folds) {
        return folds == 1 ? "median" : "wilcoxon";
    }

    /** @throws IllegalArgumentException where the words name none */
    public static Pruner of(String words) {
        String[] parts = words.strip().toLowerCase(Locale.ROOT).split(":", 2);
        if (parts.length == 2 && !parts[0].equals("percentile")) {
            throw refused(words);
        }
        return switch (parts[0]) {
            case "none" -> new NoPruning();
            case "median" -> PercentilePruner.median();
            case "percentile" -> PercentilePruner.ofPercentile(percent(parts, words));
            case "asha" -> new SuccessiveHalvingPruner(1, 3, 0, 0);
            case "hyperband" -> HyperbandPruner.defaults();
            case "wilcoxon" -> WilcoxonPruner.defaults();
            default -> throw refused(words);
        };
    }

    private static double percent(String[] parts, String words) {
        try {
            return Double.parseDouble(parts.length == 2 ? parts[1] : "");
        } catch (NumberFormatException e) {
            throw refused(words);
        }
    }

    private static IllegalArgumentException refused(String words) {
        return new IllegalArgumentException("pruner must be " + FORMS + ", found '" + words + "'");
    }
}
