package io.gruard.optimize.storage;

import io.gruard.optimize.Direction;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudySettings;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.Trial;
import io.gruard.optimize.pruner.PercentilePruner;
import io.gruard.optimize.sampler.TpeSampler;
import io.gruard.optimize.sampler.TpeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that works on a study. Its arguments are the study URL, the name of the study, the total number of trials, the
 * milliseconds of a step and the milliseconds between heartbeats.
 */
final class TrialWorker {

    private TrialWorker() {}

    public static void main(String[] args) {
        try (StudyStorage storage = StudyUrl.open(args[0])) {
            long pause = Long.parseLong(args[3]);
            open(storage, args[1])
                    .optimize(
                            trial -> objective(trial, pause),
                            Optimization.ofTrials(Integer.parseInt(args[2]))
                                    .withHeartbeat(Duration.ofMillis(Long.parseLong(args[4])), 1));
        }
    }

    static Study open(StudyStorage storage, String name) {
        return Study.open(
                storage,
                new StudySettings(
                        name,
                        Direction.MINIMIZE,
                        new TpeSampler(TpeSettings.defaults()),
                        PercentilePruner.median(),
                        7,
                        null));
    }

    /** The objective, which equals that of optuna_peer.py. */
    static double objective(Trial trial, long pause) throws InterruptedException {
        double rate = trial.suggestFloat("rate", FloatDistribution.logarithmic(1e-5, 1e-1));
        long units = trial.suggestInt("units", IntDistribution.stepped(16, 128, 16));
        List<@Nullable String> cells = Arrays.asList("gru", "lstm", null);
        String cell = trial.suggestCategorical("cell", cells);
        for (int step = 0; step < 3; step++) {
            Thread.sleep(pause);
            trial.report(step, Math.abs(Math.log10(rate) + 3) + 1.0 / (step + 1));
            trial.throwIfPruned();
        }
        return Math.abs(Math.log10(rate) + 3) + units / 1000.0 + ("gru".equals(cell) ? 0 : 0.1);
    }

    static Process start(String url, String study, int total, long pause, long heartbeat) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrialWorker.class.getName(),
                        url,
                        study,
                        Integer.toString(total),
                        Long.toString(pause),
                        Long.toString(heartbeat))
                .redirectErrorStream(true)
                .start();
    }

    /** Waits for the end and returns the output. Throws an exception with the output if the process failed. */
    static String await(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit code " + process.exitValue() + ": " + output);
        }
        return output;
    }
}
