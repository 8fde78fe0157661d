package io.gruard.bench.parity.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Scaling;
import io.gruard.core.Split;
import io.gruard.core.TrainingSet;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.TestData;
import io.gruard.model.ModelFile;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.Provenance;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.nn.Network;
import io.gruard.nn.Optimizer;
import io.gruard.nn.Scorer;
import io.gruard.nn.TrainingSession;
import io.gruard.nn.TrainingSettings;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.fit.Presets;
import io.gruard.training.novelty.NoveltyFit;
import io.gruard.training.novelty.NoveltySettings;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.novelty.NoveltyTerm;
import io.gruard.training.novelty.VerdictPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scores every raw record of KDDTest+ by briefly trained networks, in gruard and in ONNX Runtime. */
class NslKddInOnnxRuntimeTest {
    private static final int BATCH = 256;

    @TempDir
    private Path folder;

    @Test
    void everyRowGetsEqualScoresInNetworkA() throws Exception {
        requireAgreement(Architectures.named("cnn-bigru-attention"), Scaling.MIN_MAX, 25);
    }

    /** Uses the smallest network, since only the encoders differ. */
    @ParameterizedTest
    @EnumSource
    void everyRowGetsEqualScoresWithEveryScaling(Scaling scaling) throws Exception {
        requireAgreement(Architectures.named("mlp"), scaling, 200);
    }

    /** Uses one detector that adds all measures, and one with the default measure. */
    @Test
    void everyRowGetsEqualNoveltyWithEveryMeasure() throws Exception {
        requireAgreement(Architectures.named("mlp"), Scaling.SIGNED_LOG, 200, NoveltySum.parse(everyMeasure("^0.5")));
        requireAgreement(Architectures.named("mlp"), Scaling.MIN_MAX, 20, NoveltySettings.DEFAULT_SUM);
    }

    @Test
    void everyRowGetsEqualNoveltyWithFishersMethod() throws Exception {
        NoveltySum rarities = NoveltySum.parse("fisher(" + everyMeasure("") + ")");
        requireAgreement(Architectures.named("mlp"), Scaling.SIGNED_LOG, 200, rarities);
        NoveltySum ofPreset = FitSettings.novelty(
                        Presets.shipped().named("robust-fisher").settings())
                .sum();
        assertThat(ofPreset.combination()).isEqualTo(NoveltySum.Combination.FISHER);
        requireAgreement(Architectures.named("mlp"), Scaling.SIGNED_LOG, 20, ofPreset);
    }

    /** Returns each measure of all features, and two of some features. */
    private static String everyMeasure(String power) {
        return "prototypes(dst_host_*,service)+residual(*_rate,flag)" + power + "+"
                + Arrays.stream(NoveltyTerm.Measure.values())
                        .map(NoveltyTerm.Measure::id)
                        .collect(Collectors.joining("+"));
    }

    private void requireAgreement(Architecture architecture, Scaling scaling, int steps) throws Exception {
        requireAgreement(architecture, scaling, steps, null);
    }

    private void requireAgreement(Architecture architecture, Scaling scaling, int steps, @Nullable NoveltySum measures)
            throws Exception {
        DataSet data = TestData.shipped("nsl-kdd");
        Records training = data.records("KDDTrain+", data.descriptor().task());
        Records test = data.records("KDDTest+", data.descriptor().task());
        assertThat(test.rows()).isEqualTo(22_544);
        Split split = Split.official(training, test);
        FittedEncoder encoder = Encoder.fit(split.training(), new EncoderSettings(scaling));
        Network network = trained(architecture, encoder.apply(split.training()), steps);
        NoveltyDetector novelty = measures == null ? null : novelty(training, encoder, network, measures);
        Thresholds none = Thresholds.none(test.classes().size());
        Path file = folder.resolve("model.onnx");
        ModelFile.write(new TrainedModel(encoder, network, test.classes(), novelty, none, provenance()), file);

        OnnxParity.requireAgreement(file, test.table());
    }

    /** Fits on every fifth row and weights by every seventh. */
    private static NoveltyDetector novelty(Records all, FittedEncoder encoder, Network network, NoveltySum measures) {
        Split split = Split.byRows(
                all,
                IntStream.range(0, all.rows()).filter(row -> row % 5 == 0).toArray(),
                IntStream.range(0, all.rows())
                        .filter(row -> row % 5 != 0 && row % 7 == 0)
                        .toArray());
        try (Scorer scorer = new Scorer(network, 2)) {
            VerdictPolicy policy = NoveltyFit.fit(
                    split.training(),
                    split.heldOut(),
                    new NoveltySettings(0.03, measures),
                    records -> scorer.activations(encoder.apply(records.table()).matrix()),
                    2,
                    1);
            return Objects.requireNonNull(Objects.requireNonNull(policy).detector());
        }
    }

    private static Network trained(Architecture architecture, TrainingSet rows, int steps) {
        int columns = rows.matrix().columns();
        Network network =
                Network.create(architecture.network(columns, rows.classes().size(), Map.of()), 1);
        TrainingSettings settings = TrainingSettings.defaults()
                .withOptimizer(Optimizer.Adam.defaults().withRate((float) architecture.learningRate()));
        SplittableRandom random = new SplittableRandom(1);
        try (TrainingSession session = new TrainingSession(network, settings)) {
            for (int step = 0; step < steps; step++) {
                int[] batch = random.ints(BATCH, 0, rows.rows()).toArray();
                Matrix x = rows.matrix().select(batch);
                int[] labels =
                        Arrays.stream(batch).map(row -> rows.classOfRow()[row]).toArray();
                session.step(x.values(), labels, BATCH);
            }
        }
        return network;
    }

    private static Provenance provenance() {
        return new Provenance(
                "nsl-kdd", List.of(), Map.of(), 1, Map.of(), "a test", Instant.parse("2026-01-31T12:00:00Z"));
    }
}
