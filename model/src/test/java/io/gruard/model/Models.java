package io.gruard.model;

import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.LayerSpec;
import io.gruard.nn.LayerSpec.AdditiveAttention;
import io.gruard.nn.LayerSpec.AveragePool;
import io.gruard.nn.LayerSpec.BatchNorm;
import io.gruard.nn.LayerSpec.Cell;
import io.gruard.nn.LayerSpec.Conv1d;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Dropout;
import io.gruard.nn.LayerSpec.Flatten;
import io.gruard.nn.LayerSpec.Fusion;
import io.gruard.nn.LayerSpec.GlobalPool;
import io.gruard.nn.LayerSpec.LayerNorm;
import io.gruard.nn.LayerSpec.MaxPool;
import io.gruard.nn.LayerSpec.MultiHeadAttention;
import io.gruard.nn.LayerSpec.Recurrent;
import io.gruard.nn.LayerSpec.Relu;
import io.gruard.nn.LayerSpec.Residual;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Padding;
import io.gruard.nn.Shape;
import io.gruard.nn.Tensor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Small models for tests of this module and others. */
public final class Models {
    public static final FittedEncoder ENCODER = new FittedEncoder(
            new Schema(List.of(
                    new Feature.Numeric("duration"),
                    new Feature.Numeric("source bytes"),
                    new Feature.Categorical("protocol"),
                    new Feature.Numeric("rate"),
                    new Feature.Categorical("flag"))),
            List.of(
                    new FeatureEncoding.Affine("duration", 1.0 / 3, 0.1),
                    new FeatureEncoding.SignedLog("source bytes", 4.2, 1 / 2.9, 8),
                    new FeatureEncoding.OneHot("protocol", List.of("icmp", "tcp", "udp")),
                    new FeatureEncoding.Affine("rate", 0, 1),
                    new FeatureEncoding.OneHot("flag", List.of("", "S0", "größer \"als\""))));

    public static final Classes CLASSES = new Classes(List.of("normal", "DoS", "probe"), 0);

    public static final Provenance PROVENANCE = new Provenance(
            "made up",
            List.of(new Provenance.TrainingFile("none.csv", "00ff")),
            Map.of("epochs", "0", "network", "random"),
            7,
            Map.of("gruard", "0.1.0"),
            "2 cores",
            Instant.parse("2026-01-31T12:00:00Z"));

    private Models() {}

    /** Networks that together contain all layers in all variants. */
    public static List<NetworkSpec> everyLayer() {
        return List.of(
                network(new Flatten(), new Dense(7), new Relu(), new Dropout(0.5f)),
                network(
                        Conv1d.same(4, 4),
                        MaxPool.of(2),
                        BatchNorm.defaults(),
                        new Recurrent(Cell.GRU, 5, true),
                        new Dropout(0.1f),
                        new AdditiveAttention(6)),
                network(
                        new Conv1d(3, 2, 2, Padding.VALID),
                        new LayerNorm(1e-3f),
                        new Recurrent(Cell.LSTM, 3, true),
                        new GlobalPool(GlobalPool.Pooling.ENDS)),
                network(
                        new AveragePool(3, 1),
                        new Recurrent(Cell.LSTM, 4, false),
                        new Recurrent(Cell.GRU, 4, false),
                        new MultiHeadAttention(2),
                        new GlobalPool(GlobalPool.Pooling.LAST)),
                network(
                        new Residual(List.of(
                                new Conv1d(4, 3, 2, Padding.SAME),
                                BatchNorm.defaults(),
                                new Relu(),
                                Conv1d.same(4, 3))),
                        new Residual(List.of(Conv1d.same(4, 3), BatchNorm.defaults())),
                        new Fusion(List.of(
                                List.of(new GlobalPool(GlobalPool.Pooling.MAX)),
                                List.of(new GlobalPool(GlobalPool.Pooling.AVERAGE)),
                                List.of(new Flatten(), new Dense(2))))));
    }

    private static NetworkSpec network(LayerSpec... body) {
        List<LayerSpec> layers = new ArrayList<>(List.of(body));
        layers.add(new Dense(CLASSES.size()));
        return new NetworkSpec(new Shape(ENCODER.width(), 1), layers);
    }

    /**
     * A detector with random numbers and its own encoder: a mixture if the seed modulo 4 is 3, otherwise prototypes.
     */
    public static NoveltyDetector novelty(long seed) {
        FittedEncoder encoder = new FittedEncoder(
                ENCODER.schema(),
                List.of(
                        new FeatureEncoding.SignedLog("duration", 0.5, 0.4, 8),
                        new FeatureEncoding.SignedLog("source bytes", 4.2, 1 / 2.9, 8),
                        new FeatureEncoding.OneHot("protocol", List.of("tcp", "udp")),
                        new FeatureEncoding.SignedLog("rate", 0, 1, 8),
                        new FeatureEncoding.OneHot("flag", List.of("S0"))));
        SplittableRandom random = new SplittableRandom(seed);
        return new NoveltyDetector(
                encoder,
                seed % 4 == 3 ? mixture(encoder.width(), random) : prototypes(encoder.width(), random),
                12.5,
                nearestAttackClass(encoder.width(), random));
    }

    /** The nearest attack class of DoS and probe. */
    private static NearestAttackClass nearestAttackClass(int width, SplittableRandom random) {
        float[] weights = new float[width * 2];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(-1, 1);
        }
        return new NearestAttackClass(List.of(1, 2), width, weights, new float[] {0.1f, -0.2f}, 0.5);
    }

    /** All measures on all views that they support, with random numbers. */
    public static NoveltyDetector everyMeasure(NetworkSpec spec, long seed) {
        NoveltyDetector one = novelty(1);
        int width = one.encoder().width();
        SplittableRandom random = new SplittableRandom(seed);
        int features = spec.shapeBefore(spec.layers().size() - 1).size();
        return new NoveltyDetector(
                one.encoder(),
                List.of(
                        new NoveltyScore(NoveltyScore.View.COLUMNS, prototypes(width, random), 0.5),
                        new NoveltyScore(NoveltyScore.View.COLUMNS, residual(width, random), 0.25),
                        new NoveltyScore(
                                NoveltyScore.View.COLUMNS,
                                new MeasureOfColumns(width, List.of(0, 2, 3), prototypes(3, random)),
                                0.75),
                        new NoveltyScore(
                                NoveltyScore.View.COLUMNS, new Neighbours(3, prototypes(width, random)), 0.375),
                        new NoveltyScore(
                                NoveltyScore.View.COLUMNS,
                                new RaisedMeasure(
                                        new MeasureOfColumns(
                                                width, List.of(1, 4), new Neighbours(2, prototypes(2, random))),
                                        0.5),
                                0.625),
                        new NoveltyScore(
                                NoveltyScore.View.COLUMNS, new Rarity(prototypes(width, random), tail()), 0.875),
                        new NoveltyScore(
                                NoveltyScore.View.COLUMNS,
                                new Rarity(new MeasureOfColumns(width, List.of(0, 3), prototypes(2, random)), tail()),
                                0.5),
                        new NoveltyScore(
                                NoveltyScore.View.COLUMNS, new Rarity(autoencoder(width, seed + 1), tail()), 0.25),
                        new NoveltyScore(NoveltyScore.View.COLUMNS, autoencoder(width, seed), 1.5),
                        new NoveltyScore(NoveltyScore.View.FEATURES, mixture(features, random), 0.125),
                        new NoveltyScore(NoveltyScore.View.FEATURES, prototypes(features, random), 2),
                        new NoveltyScore(NoveltyScore.View.LOGITS, new LogitEnergy(CLASSES.size(), 1.5f), 3)),
                one.scale(),
                one.nearestAttackClass());
    }

    private static TailScale tail() {
        return new TailScale(new float[] {0, 0.5f, 1.5f, 6}, new float[] {0, 0.7f, 2.5f, 7});
    }

    private static PrincipalResidual residual(int width, SplittableRandom random) {
        float[] mean = new float[width];
        float[] factors = new float[width];
        float[] axes = new float[width * 2];
        for (int i = 0; i < width; i++) {
            mean[i] = (float) random.nextDouble(-1, 1);
            factors[i] = (float) random.nextDouble(0.5, 4);
        }
        // Two columns rotated by 30 degrees, and a third.
        axes[0] = (float) Math.cos(Math.PI / 6);
        axes[2] = (float) Math.sin(Math.PI / 6);
        axes[5] = 1;
        return new PrincipalResidual(width, 2, 2.5f, mean, factors, axes);
    }

    private static Autoencoder autoencoder(int width, long seed) {
        List<LayerSpec> layers = List.of(new Dense(5), new Relu(), new Dense(width));
        return new Autoencoder(Network.create(new NetworkSpec(new Shape(1, width), layers), seed));
    }

    private static Prototypes prototypes(int width, SplittableRandom random) {
        float[] centres = new float[width * 7];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) random.nextDouble(-2, 2);
        }
        return new Prototypes(7, width, centres);
    }

    private static GaussianMixture mixture(int width, SplittableRandom random) {
        int components = 3;
        int rank = 5;
        float[] weights = new float[width * components * rank];
        float[] shifts = new float[components * rank];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(-1, 3);
        }
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = (float) random.nextDouble(-2, 2);
        }
        float[] offsets = {(float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.2)};
        return new GaussianMixture(components, width, rank, weights, shifts, offsets);
    }

    /**
     * A model with random numbers. The seed selects one measure of novelty, another, or all. Running means and
     * variances differ from the 0 and 1 of a new network.
     */
    public static TrainedModel of(NetworkSpec spec, long seed) {
        Network network = Network.create(spec, seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (Tensor tensor : network.state()) {
            for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] = (float) random.nextDouble(0.5, 1.5);
            }
        }
        Thresholds thresholds = new Thresholds(List.of(0.0, 0.9, 1.0 / 3), 0.75);
        NoveltyDetector novelty = seed % 4 == 2 ? everyMeasure(spec, seed) : novelty(seed);
        return new TrainedModel(ENCODER, network, CLASSES, novelty, thresholds, PROVENANCE);
    }
}
