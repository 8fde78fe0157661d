package io.gruard.bench.tuner;

import io.gruard.core.ParallelRanges;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudySettings;
import io.gruard.optimize.pruner.NoPruning;
import io.gruard.optimize.sampler.TpeSampler;
import io.gruard.optimize.sampler.TpeSettings;
import io.gruard.optimize.storage.MemoryStorage;
import java.util.Arrays;
import java.util.List;

/**
 * Compares gruard's TPE with Optuna's and with random search: the best values after 100 trials over some seeds, by
 * one-sided rank-sum tests.
 *
 * @param settings settings of gruard's sampler
 * @param peer the recorded sampler that it must not be worse than
 * @param seeds number of seeds of gruard
 */
record QualityGate(TpeSettings settings, String peer, int seeds) {

    static final int TRIALS = 100;
    static final double WORSE_THAN_PEER = 0.001;
    static final double BETTER_THAN_CHANCE = 0.01;

    /**
     * The result of one test function.
     *
     * @param ours quartiles of gruard's best values
     * @param peers quartiles of the peer's best values
     * @param chance median of random search
     * @param worse p-value of gruard being worse than the peer
     * @param better p-value of gruard being better than random search
     */
    record GateResult(
            TestFunction function, Quartiles ours, Quartiles peers, double chance, double worse, double better) {

        boolean passes() {
            return worse >= WORSE_THAN_PEER && better < BETTER_THAN_CHANCE;
        }
    }

    record Quartiles(double lower, double median, double upper) {

        static Quartiles of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
        }

        private static double at(double[] sorted, double share) {
            double position = share * (sorted.length - 1);
            int below = (int) position;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
    }

    GateResult evaluate(TestFunction function, BestValues recorded) {
        double[] ours = new double[seeds];
        int threads = Runtime.getRuntime().availableProcessors();
        ParallelRanges.forEach(seeds, 1, threads, (seed, end) -> ours[seed] = best(function, seed));
        double[] peers = recorded.of(peer, function);
        double[] chance = recorded.of("optuna5-random", function);
        return new GateResult(
                function,
                Quartiles.of(ours),
                Quartiles.of(peers),
                Quartiles.of(chance).median(),
                MannWhitney.probabilityOfGreater(ours, peers),
                MannWhitney.probabilityOfGreater(chance, ours));
    }

    List<GateResult> evaluateAll(BestValues recorded) {
        return Arrays.stream(TestFunction.values())
                .map(function -> evaluate(function, recorded))
                .toList();
    }

    private double best(TestFunction function, int seed) {
        Study study = Study.open(
                new MemoryStorage(),
                new StudySettings(
                        function.key(), Direction.MINIMIZE, new TpeSampler(settings), new NoPruning(), seed, null));
        study.optimize(function.objective(), Optimization.ofTrials(TRIALS));
        return study.best().flatMap(best -> best.result()).orElseThrow();
    }
}
