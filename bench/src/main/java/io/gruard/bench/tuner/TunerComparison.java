package io.gruard.bench.tuner;

import io.gruard.optimize.sampler.TpeSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code gruard bench tuner}. */
@Command(
        name = "tuner",
        mixinStandardHelpOptions = true,
        header = "Compares the quality of TPE with Optuna's and with random search; measures its speed.",
        description = {
            "Minimises nine functions over several seeds and compares the best value after 100 trials with values"
                + " recorded from Optuna. The gate passes if no function is worse than Optuna's at p < 0.001, all are"
                + " better than random search at p < 0.01, and a suggestion after 1,000 trials of 10 parameters takes"
                + " less than 5 ms. Otherwise the exit code is 1."
        })
public final class TunerComparison implements Callable<Integer> {

    private static final double MAX_MILLISECONDS = 5;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seeds",
            defaultValue = "30",
            description = "number of seeds of gruard (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--univariate",
            description =
                    "sample each parameter independently, as Optuna 4.9 does by default, and compare with that version")
    private boolean univariate;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long start = System.nanoTime();
        QualityGate gate = univariate
                ? new QualityGate(TpeSettings.univariate(), "optuna4-tpe", seeds)
                : new QualityGate(TpeSettings.defaults(), "optuna5-tpe", seeds);
        List<QualityGate.GateResult> outcomes = gate.evaluateAll(BestValues.recorded());
        out.printf(
                "gruard's TPE (%d seeds) and %s (30 seeds): best value after %d trials, median (quartiles)%n%n",
                seeds, gate.peer(), QualityGate.TRIALS);
        out.println(
                "| function | gruard | Optuna | random search | p (worse than Optuna) | p (better than random) | |");
        out.println("|---|---|---|---|---|---|---|");
        outcomes.forEach(outcome -> out.println(row(outcome)));
        double[] time = SuggestionTime.measure();
        boolean passed = outcomes.stream().allMatch(QualityGate.GateResult::passes) && time[0] < MAX_MILLISECONDS;
        out.printf(
                Locale.ROOT,
                "%nSuggesting ten parameters after 1,000 trials: %.2f ms (median), %.2f ms (99th percentile of 200).%n",
                time[0],
                time[1]);
        out.printf(
                Locale.ROOT,
                "Gate %s after %.0f s.%n",
                passed ? "passed" : "failed",
                (System.nanoTime() - start) / 1e9);
        return passed ? 0 : 1;
    }

    private static String row(QualityGate.GateResult outcome) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.4g | %.2g | %.1e | %s |",
                outcome.function().key(),
                cell(outcome.ours()),
                cell(outcome.peers()),
                outcome.chance(),
                outcome.worse(),
                outcome.better(),
                outcome.passes() ? "passed" : "failed");
    }

    private static String cell(QualityGate.Quartiles quartiles) {
        return String.format(
                Locale.ROOT, "%.4g (%.4g – %.4g)", quartiles.median(), quartiles.lower(), quartiles.upper());
    }
}
