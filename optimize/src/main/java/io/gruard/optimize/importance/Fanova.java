package io.gruard.optimize.importance;

import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.History;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Functional ANOVA (F. Hutter et al., "An efficient approach for assessing hyperparameter importance", ICML 2014). It computes
 * the share of the variance of a random forest's prediction, over the whole space, that each parameter explains alone. The
 * forest uses values, not their logarithms, and one-hot columns for choices.
 *
 * @param trees number of trees of the forest
 * @param seed seed of the bootstrap samples
 */
public record Fanova(int trees, long seed) implements ImportanceEvaluator {

    public Fanova {
        if (trees < 1) {
            throw new IllegalArgumentException("trees: expected 1 or more, found " + trees);
        }
    }

    public static Fanova defaults() {
        return new Fanova(64, 0);
    }

    /** The columns of a parameter in the input of the forest. */
    private record Columns(Distribution distribution, int first, int count) {

        double low() {
            return switch (distribution) {
                case FloatDistribution range -> range.low();
                case IntDistribution range -> range.low();
                case CategoricalDistribution choices -> 0;
            };
        }

        double high() {
            return switch (distribution) {
                case FloatDistribution range -> range.high();
                case IntDistribution range -> range.high();
                case CategoricalDistribution choices -> 1;
            };
        }

        void encode(double internal, double[] row) {
            if (distribution instanceof CategoricalDistribution) {
                row[first + (int) internal] = 1;
            } else {
                row[first] = internal;
            }
        }
    }

    @Override
    public Map<String, Double> evaluate(History history) {
        List<TrialRecord> complete = history.in(TrialState.COMPLETE).stream()
                .filter(trial -> trial.result().filter(Double::isFinite).isPresent())
                .toList();
        SortedMap<String, Distribution> space = sharedSpace(complete);
        Map<String, Double> importances = new TreeMap<>();
        space.keySet().forEach(name -> importances.put(name, 0.0));
        space.values().removeIf(Distribution::isSingle);
        if (space.isEmpty() || complete.size() < 2) {
            return importances;
        }
        Map<String, Columns> columns = columns(space);
        int width = columns.values().stream().mapToInt(Columns::count).sum();
        double[] from = new double[width];
        double[] to = new double[width];
        for (Columns parameter : columns.values()) {
            Arrays.fill(from, parameter.first(), parameter.first() + parameter.count(), parameter.low());
            Arrays.fill(to, parameter.first(), parameter.first() + parameter.count(), parameter.high());
        }
        double[][] x = encode(complete, columns, width);
        double[] y = complete.stream()
                .mapToDouble(trial -> trial.result().orElseThrow())
                .toArray();
        addForest(x, y, from, to, columns, importances);
        return importances;
    }

    private void addForest(
            double[][] x,
            double[] y,
            double[] from,
            double[] to,
            Map<String, Columns> columns,
            Map<String, Double> importances) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Map<String, Double>> shares = new ArrayList<>();
        for (int i = 0; i < trees; i++) {
            int[] rows = random.ints(y.length, 0, y.length).toArray();
            TreeVariance tree = new TreeVariance(RegressionTree.grow(x, y, rows, from, to), from, to);
            double total = tree.total();
            if (total > 0) {
                Map<String, Double> share = new LinkedHashMap<>();
                columns.forEach((name, parameter) ->
                        share.put(name, tree.ofColumns(parameter.first(), parameter.count()) / total));
                shares.add(share);
            }
        }
        for (Map<String, Double> share : shares) {
            share.forEach((name, value) -> importances.merge(name, value / shares.size(), Double::sum));
        }
    }

    private static double[][] encode(List<TrialRecord> trials, Map<String, Columns> columns, int width) {
        double[][] x = new double[trials.size()][width];
        for (int i = 0; i < x.length; i++) {
            Map<String, ParameterValue> parameters = trials.get(i).parameters();
            for (Map.Entry<String, Columns> entry : columns.entrySet()) {
                ParameterValue parameter = parameters.get(entry.getKey());
                if (parameter != null) {
                    entry.getValue().encode(parameter.internal(), x[i]);
                }
            }
        }
        return x;
    }

    private static Map<String, Columns> columns(SortedMap<String, Distribution> space) {
        Map<String, Columns> columns = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, Distribution> entry : space.entrySet()) {
            int count = entry.getValue() instanceof CategoricalDistribution choices
                    ? choices.choices().size()
                    : 1;
            columns.put(entry.getKey(), new Columns(entry.getValue(), next, count));
            next += count;
        }
        return columns;
    }

    /** Returns the parameters that all trials have with the same distribution. */
    private static SortedMap<String, Distribution> sharedSpace(List<TrialRecord> trials) {
        SortedMap<String, Distribution> shared = new TreeMap<>();
        if (!trials.isEmpty()) {
            trials.getFirst().parameters().forEach((name, parameter) -> shared.put(name, parameter.distribution()));
        }
        for (TrialRecord trial : trials) {
            shared.entrySet().removeIf(entry -> {
                ParameterValue parameter = trial.parameters().get(entry.getKey());
                return parameter == null || !parameter.distribution().equals(entry.getValue());
            });
        }
        return shared;
    }
}
