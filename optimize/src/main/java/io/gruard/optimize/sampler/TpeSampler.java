package io.gruard.optimize.sampler;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.History;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.Sampler;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import io.gruard.optimize.parzen.ParzenEstimator;
import io.gruard.optimize.parzen.ProductMixture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Tree-structured Parzen estimator. It fits a density l to the best 10% of the trials and a density g to the others. Of
 * several values drawn from l, it chooses the one with the largest l/g.
 *
 * <p>References: J. Bergstra et al., "Algorithms for hyper-parameter optimization", NeurIPS 2011; S. Falkner et al., "BOHB",
 * ICML 2018 (joint kernels); S. Watanabe, "Tree-structured Parzen estimator: understanding its algorithm components",
 * arXiv 2304.11127. Details that these leave open are as in Optuna 5. A parameter that not all trials share, such as one that
 * depends on the choice of another, is drawn independently.
 */
public final class TpeSampler implements Sampler {

    private final TpeSettings settings;

    public TpeSampler(TpeSettings settings) {
        this.settings = settings;
    }

    @Override
    public JointDraw drawJointly(History history, TrialRecord trial, RandomGenerator random) {
        if (!settings.joint()) {
            return JointDraw.none();
        }
        List<TrialRecord> informative = history.informative();
        SortedMap<String, Distribution> space = SearchSpace.intersection(informative);
        if (space.isEmpty() || informative.size() < settings.randomTrials()) {
            return JointDraw.none();
        }
        double[] drawn = draw(history, trial, space, random);
        Map<String, ParameterValue> parameters = new LinkedHashMap<>();
        int p = 0;
        for (Map.Entry<String, Distribution> entry : space.entrySet()) {
            parameters.put(entry.getKey(), new ParameterValue(entry.getValue(), drawn[p++]));
        }
        Map<String, JsonNode> systemAttributes =
                settings.constantLiar() ? AnnouncedParameters.systemAttributes(parameters) : Map.of();
        return new JointDraw(parameters, systemAttributes);
    }

    @Override
    public double draw(
            History history, TrialRecord trial, String name, Distribution distribution, RandomGenerator random) {
        if (history.informative().size() < settings.randomTrials()) {
            return RandomSampler.uniform(distribution, random);
        }
        return draw(history, trial, new TreeMap<>(Map.of(name, distribution)), random)[0];
    }

    private double[] draw(
            History history, TrialRecord trial, SortedMap<String, Distribution> space, RandomGenerator random) {
        TrialSplit split = split(history, trial);
        List<Distribution> distributions = List.copyOf(space.values());
        ProductMixture good = ParzenEstimator.fit(distributions, observations(split.good(), space), settings.parzen());
        ProductMixture bad = ParzenEstimator.fit(distributions, observations(split.bad(), space), settings.parzen());
        return mostPromising(good, bad, good.draw(settings.candidates(), random));
    }

    private TrialSplit split(History history, TrialRecord trial) {
        History visible = history.where(other -> other.number() != trial.number()
                && (other.state().isInformative() || (settings.constantLiar() && other.state() == TrialState.RUNNING)));
        return TrialSplit.of(visible, TrialSplit.goodCount(visible.informative().size()));
    }

    /** Returns the candidate, one value for each parameter, with the largest ratio of densities, or the first of equal ones. */
    static double[] mostPromising(ProductMixture good, ProductMixture bad, double[][] candidates) {
        double[] inGood = good.logDensities(candidates);
        double[] inBad = bad.logDensities(candidates);
        int best = 0;
        for (int i = 1; i < inGood.length; i++) {
            if (inGood[i] - inBad[i] > inGood[best] - inBad[best]) {
                best = i;
            }
        }
        double[] chosen = new double[candidates.length];
        for (int p = 0; p < chosen.length; p++) {
            chosen[p] = candidates[p][best];
        }
        return chosen;
    }

    /**
     * Returns the internal values (parameters, trials) of the trials that have all names. Other trials are dropped only after
     * the split. A rare parameter may therefore have no good trials and is then drawn from the prior.
     */
    private static double[][] observations(List<TrialRecord> trials, SortedMap<String, Distribution> space) {
        List<double[]> rows = new ArrayList<>(trials.size());
        for (TrialRecord trial : trials) {
            row(trial, space, rows);
        }
        double[][] columns = new double[space.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int p = 0; p < columns.length; p++) {
                columns[p][i] = rows.get(i)[p];
            }
        }
        return columns;
    }

    private static void row(TrialRecord trial, SortedMap<String, Distribution> space, List<double[]> rows) {
        JsonNode announced = AnnouncedParameters.announced(trial);
        double[] row = new double[space.size()];
        int p = 0;
        for (Map.Entry<String, Distribution> entry : space.entrySet()) {
            OptionalDouble value = AnnouncedParameters.value(trial, entry.getKey(), entry.getValue(), announced);
            if (value.isEmpty()) {
                return;
            }
            row[p++] = value.getAsDouble();
        }
        rows.add(row);
    }
}
