package io.gruard.experiment.report;

import io.gruard.core.Classes;
import io.gruard.core.Encoded;
import io.gruard.core.Matrix;
import io.gruard.experiment.run.Machine;
import io.gruard.experiment.run.RoundRecord;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunOrigin;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.RunRecord;
import io.gruard.experiment.run.SourceFile;
import io.gruard.experiment.run.Throughput;
import io.gruard.model.Thresholds;
import io.gruard.training.audit.AuditVerdict;
import io.gruard.training.audit.Check;
import io.gruard.training.audit.Finding;
import io.gruard.training.fit.Epoch;
import io.gruard.training.fit.Presets;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.Predictions;
import io.gruard.training.metric.Repetition;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.RoundOutcome;
import io.gruard.training.protocol.RowCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Simulates a run with the predictions of a made-up classifier, which is correct for most rows. */
public final class SimulatedRun {
    private static final Classes CLASSES = new Classes(List.of("normal", "DoS", "probe", "R2L", "U2R"), 0);
    private static final double[] SHARES = {0.43, 0.33, 0.11, 0.126, 0.004};

    private SimulatedRun() {}

    /** Makes predictions of five imbalanced classes. {@code weight} is the weight of the true class before normalizing. */
    public static Predictions predictions(String evaluation, int count, double weight, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] actual = new int[count];
        Matrix probabilities = Matrix.zeros(count, CLASSES.size());
        for (int row = 0; row < count; row++) {
            actual[row] = pick(random.nextDouble());
            double sum = 0;
            double[] weights = new double[CLASSES.size()];
            for (int c = 0; c < weights.length; c++) {
                double likely = c == actual[row] ? weight : 0.3 * SHARES[c];
                weights[c] = Math.exp(4 * random.nextDouble()) * likely;
                sum += weights[c];
            }
            for (int c = 0; c < weights.length; c++) {
                probabilities.values()[row * weights.length + c] = (float) (weights[c] / sum);
            }
        }
        int[] rows = IntStream.rangeClosed(1, count).toArray();
        return new Predictions(evaluation, CLASSES, rows, actual, probabilities, 0.0001 * count);
    }

    private static int pick(double u) {
        double left = u;
        for (int c = 0; c < SHARES.length; c++) {
            left -= SHARES[c];
            if (left < 0) {
                return c;
            }
        }
        return 0;
    }

    /** Makes the figures, with folds if the protocol has folds. */
    public static RunFigures figures(Protocol protocol, List<String> warnings) {
        List<Evaluation> evaluations = new ArrayList<>();
        List<Repetition> repetitions = new ArrayList<>();
        if (protocol instanceof Protocol.KFold(int folds)) {
            List<Predictions> parts = IntStream.rangeClosed(1, folds)
                    .mapToObj(fold -> predictions("fold-" + fold, 2000, 0.9, fold))
                    .toList();
            evaluations.add(Evaluation.of(Predictions.pooled("pooled", parts)));
            parts.forEach(part -> evaluations.add(Evaluation.of(part)));
            repetitions.add(Repetition.of("folds", "fold", evaluations.subList(1, evaluations.size())));
        } else {
            evaluations.add(Evaluation.of(predictions("KDDTest+", 5000, 0.25, 1)));
            evaluations.add(Evaluation.of(predictions("KDDTest-21", 2500, 0.12, 2)));
        }
        return new RunFigures(
                "nsl-kdd",
                "cnn-bigru-attention",
                protocol.text(),
                new RowCounts(113_375, 189_000, 12_598, 22_544),
                evaluations,
                new Throughput(4100, 10_000),
                repetitions,
                warnings);
    }

    /** Makes the record of the run. */
    public static RunRecord record(Protocol protocol) {
        int rounds = protocol instanceof Protocol.KFold(int folds) ? folds : 1;
        RunPlan plan = new RunPlan(
                new RunPlan.DataChoice("nsl-kdd", "", "families", 0),
                "cnn-bigru-attention",
                protocol,
                1,
                1,
                Presets.shipped().named("paper").settings());
        return new RunRecord(
                plan,
                RunOrigin.ofCommand(
                        List.of("gruard", "train", "nsl-kdd", "--study", "postgresql://me:S3cret@db/x"), "paper"),
                List.of(new SourceFile("KDDTrain+", "KDDTrain+.txt", 125_973, "1b86d2f957b33082")),
                List.of(
                        new Finding(
                                Check.OVERLAP,
                                AuditVerdict.LEAK,
                                "KDDTest+",
                                "664 of 22,544 rows <are> known",
                                Map.of()),
                        new Finding(Check.CONSTANT_COLUMN, AuditVerdict.NOTE, "first", "has the same value", Map.of()),
                        new Finding(
                                Check.CONSTANT_COLUMN, AuditVerdict.NOTE, "second", "has the same value", Map.of())),
                Map.of("gruard", "0.1.0", "java", "25"),
                new Machine("A Processor <fast>", 2, "Linux", 1L << 32),
                2,
                Instant.parse("2026-01-02T03:04:05Z"),
                754,
                IntStream.rangeClosed(1, rounds)
                        .mapToObj(i -> round(rounds == 1 ? protocol.text() : "fold-" + i, i))
                        .toList(),
                List.of("duration", "protocol_type=tcp"),
                List.of("num_outbound_cmds"),
                List.of(new RoundOutcome.UnseenIn("KDDTest+", new Encoded.UnseenCategory("service", "tftp_u", 3))),
                "seed-1-official");
    }

    private static RoundRecord round(String name, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Epoch> epochs = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            double loss = 0.4 / i + 0.02;
            double validation = 0.35 / i + 0.03 + 0.004 * Math.abs(i - 7) + 0.01 * random.nextDouble();
            epochs.add(new Epoch(
                    i, 0.001, loss, 1 - loss / 4, validation, 1 - validation / 4, 0.95 - validation, 4100, 75, i == 7));
        }
        return new RoundRecord(
                1,
                name,
                new RowCounts(113_375, 189_000, 12_598, 22_544),
                epochs,
                7,
                "temperature 1.250",
                "1000 prototypes of 122 columns",
                Thresholds.none(5).withNoveltyFrom(0.5));
    }
}
