package io.gruard.experiment.search;

import io.gruard.optimize.Pruner;
import io.gruard.optimize.pruner.HyperbandPruner;
import io.gruard.optimize.pruner.NoPruning;
import io.gruard.optimize.pruner.PercentilePruner;
import io.gruard.optimize.pruner.SuccessiveHalvingPruner;
import io.gruard.optimize.pruner.WilcoxonPruner;
import java.util.Locale;

/** Makes pruners from their text form. */
public final class PrunerChoice {

    /** The accepted text forms, for messages. */
    public static final String FORMS = "none, median, percentile:P, asha, hyperband or wilcoxon";

    private PrunerChoice() {}

    /** Returns the default: epochs are compared with the median, folds in pairs. */
    static String defaults(int folds) {
        return folds == 1 ? "median" : "wilcoxon";
    }

    /** @throws IllegalArgumentException if the text is not a pruner */
    public static Pruner of(String spec) {
        String[] parts = spec.strip().toLowerCase(Locale.ROOT).split(":", 2);
        if (parts.length == 2 && !parts[0].equals("percentile")) {
            throw invalid(spec);
        }
        return switch (parts[0]) {
            case "none" -> new NoPruning();
            case "median" -> PercentilePruner.median();
            case "percentile" -> PercentilePruner.ofPercentile(percent(parts, spec));
            case "asha" -> new SuccessiveHalvingPruner(1, 3, 0, 0);
            case "hyperband" -> HyperbandPruner.defaults();
            case "wilcoxon" -> WilcoxonPruner.defaults();
            default -> throw invalid(spec);
        };
    }

    private static double percent(String[] parts, String spec) {
        try {
            return Double.parseDouble(parts.length == 2 ? parts[1] : "");
        } catch (NumberFormatException e) {
            throw invalid(spec);
        }
    }

    private static IllegalArgumentException invalid(String spec) {
        return new IllegalArgumentException("pruner: expected " + FORMS + ", found '" + spec + "'");
    }
}
