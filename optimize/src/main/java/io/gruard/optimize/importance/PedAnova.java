package io.gruard.optimize.importance;

import io.gruard.optimize.Distribution;
import io.gruard.optimize.History;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * PED-ANOVA (S. Watanabe et al., IJCAI 2023, arXiv 2304.10255). It computes the Pearson divergence between the density of a
 * parameter among the best trials and its density among all trials. If only some trials have a parameter, or if it has
 * several distributions, each regime counts separately as in the conditional form (arXiv 2601.20800).
 *
 * @param quantile share of best trials to compare with all trials
 */
public record PedAnova(double quantile) implements ImportanceEvaluator {

    private static final int MIN_IN_REGIME = 2;

    public PedAnova {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile: expected a number between 0 and 1, found " + quantile);
        }
    }

    public static PedAnova defaults() {
        return new PedAnova(0.1);
    }

    @Override
    public Map<String, Double> evaluate(History history) {
        List<TrialRecord> complete = history.in(TrialState.COMPLETE);
        List<TrialRecord> all = complete.stream()
                .filter(trial -> trial.result().filter(Double::isFinite).isPresent())
                .toList();
        Map<String, Double> importances = new TreeMap<>();
        complete.forEach(trial -> trial.parameters().keySet().forEach(name -> importances.put(name, 0.0)));
        if (all.size() <= 1) {
            return importances;
        }
        List<TrialRecord> best = best(history, all);
        double share = (double) best.size() / all.size();
        Set<Integer> bestNumbers = best.stream().map(TrialRecord::number).collect(Collectors.toSet());
        importances.replaceAll((name, zero) -> share * share * divergence(name, all, bestNumbers));
        return importances;
    }

    private List<TrialRecord> best(History history, List<TrialRecord> all) {
        double[] losses = all.stream()
                .mapToDouble(trial -> history.direction().loss(trial.result().orElseThrow()))
                .toArray();
        double[] sorted = losses.clone();
        Arrays.sort(sorted);
        double cutoff = sorted[(int) Math.ceil(quantile * sorted.length) - 1];
        List<TrialRecord> best = new ArrayList<>();
        for (int i = 0; i < losses.length; i++) {
            if (losses[i] <= cutoff) {
                best.add(all.get(i));
            }
        }
        return best;
    }

    private static double divergence(String name, List<TrialRecord> all, Set<Integer> bestNumbers) {
        // Trials without the parameter are a separate regime.
        Map<Optional<Distribution>, List<TrialRecord>> regimes = new LinkedHashMap<>();
        for (TrialRecord trial : all) {
            Optional<Distribution> regime =
                    Optional.ofNullable(trial.parameters().get(name)).map(ParameterValue::distribution);
            regimes.computeIfAbsent(regime, key -> new ArrayList<>()).add(trial);
        }
        double sum = 0;
        for (Map.Entry<Optional<Distribution>, List<TrialRecord>> entry : regimes.entrySet()) {
            List<TrialRecord> regime = entry.getValue();
            List<TrialRecord> best = regime.stream()
                    .filter(trial -> bestNumbers.contains(trial.number()))
                    .toList();
            if (entry.getKey().filter(distribution -> !distribution.isSingle()).isEmpty()
                    || regime.size() < MIN_IN_REGIME
                    || best.isEmpty()) {
                continue;
            }
            double shareOfBest = (double) best.size() / bestNumbers.size();
            double shareOfAll = (double) regime.size() / all.size();
            Distribution distribution = entry.getKey().get();
            double[] inBest = ScottGrid.density(distribution, values(best, name));
            double[] inAll = ScottGrid.density(distribution, values(regime, name));
            sum += shareOfBest * shareOfBest / shareOfAll * pearson(inBest, inAll);
        }
        return sum;
    }

    private static double[] values(List<TrialRecord> trials, String name) {
        return trials.stream()
                .flatMap(trial -> Optional.ofNullable(trial.parameters().get(name)).stream())
                .mapToDouble(ParameterValue::internal)
                .toArray();
    }

    private static double pearson(double[] inBest, double[] inAll) {
        double sum = 0;
        for (int i = 0; i < inAll.length; i++) {
            double excess = inBest[i] / inAll[i] - 1;
            sum += inAll[i] * excess * excess;
        }
        return sum;
    }
}
