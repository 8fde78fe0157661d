package io.gruard.bench.tuner;

import io.gruard.optimize.Direction;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudySettings;
import io.gruard.optimize.Trial;
import io.gruard.optimize.pruner.NoPruning;
import io.gruard.optimize.sampler.RandomSampler;
import io.gruard.optimize.sampler.TpeSampler;
import io.gruard.optimize.sampler.TpeSettings;
import io.gruard.optimize.storage.MemoryStorage;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how long the sampler takes to choose a trial's parameters in a study of a thousand trials of ten parameters.
 */
final class SuggestionTime {

    private static final int TRIALS = 1000;
    private static final int WARM_UP = 200;
    private static final int MEASURED = 200;

    private SuggestionTime() {}

    /**
     * Measures the time.
     *
     * @return the median and the 99th percentile, milliseconds
     */
    static double[] measure() {
        MemoryStorage storage = new MemoryStorage();
        open(storage, false).optimize(SuggestionTime::tenParameters, Optimization.ofTrials(TRIALS));
        Study study = open(storage, true);
        double[] milliseconds = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            long start = System.nanoTime();
            Trial trial = study.ask();
            double value = tenParameters(trial);
            if (i >= 0) {
                milliseconds[i] = (System.nanoTime() - start) / 1e6;
            }
            // The sampler ignores failed trials, so the study stays at a thousand.
            study.fail(trial, "measured only, value " + value);
        }
        Arrays.sort(milliseconds);
        return new double[] {milliseconds[MEASURED / 2], milliseconds[MEASURED * 99 / 100]};
    }

    private static Study open(MemoryStorage storage, boolean tpe) {
        return Study.open(
                storage,
                new StudySettings(
                        "time",
                        Direction.MINIMIZE,
                        tpe ? new TpeSampler(TpeSettings.defaults()) : new RandomSampler(),
                        new NoPruning(),
                        1,
                        null));
    }

    private static double tenParameters(Trial trial) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += trial.suggestFloat("x" + i, -1, 1);
        }
        sum += Math.log(trial.suggestFloat("rate", FloatDistribution.logarithmic(1e-5, 1e-1)));
        sum += trial.suggestFloat("dropout", FloatDistribution.stepped(0, 0.5, 0.05));
        sum += (double) trial.suggestInt("layers", 1, 6);
        sum += (double) trial.suggestInt("units", IntDistribution.logarithmic(8, 512));
        sum += trial.suggestCategorical("cell", List.of("gru", "lstm")).length();
        sum += trial.suggestCategorical("activation", List.of("relu", "tanh", "gelu", "elu"))
                .length();
        return sum;
    }
}
