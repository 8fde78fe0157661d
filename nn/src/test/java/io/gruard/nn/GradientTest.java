package io.gruard.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the engine's losses and gradients with finite differences of the double-precision reference. */
class GradientTest {
    /** Relative to the greatest gradient of the array, or to a tenth of the greatest of all if that is more. */
    private static final double TOLERANCE = 2e-5;

    static Stream<Arguments> networks() {
        List<Arguments> cases = new ArrayList<>();
        for (int[] size : new int[][] {{1, 1, 1}, {1, 7, 3}, {5, 4, 16}, {49, 9, 17}, {100, 6, 5}}) {
            int rows = size[0];
            Shape input = new Shape(size[1], size[2]);
            layers().forEach((name, layers) -> {
                // One value has no variance: the output is rounding, magnified by 1 / sqrt(epsilon).
                boolean single = rows * input.steps() == 1 && (name.contains("norm") || name.contains("residual"));
                if (!single && fits(layers, input)) {
                    cases.add(Arguments.of(name, new NetworkSpec(input, layers), rows));
                }
            });
        }
        for (Architecture architecture : Architectures.all()) {
            cases.add(Arguments.of(architecture.name(), small(architecture), 50));
        }
        return cases.stream();
    }

    private static NetworkSpec small(Architecture architecture) {
        Map<String, Double> sizes = new java.util.HashMap<>();
        for (Architecture.ArchitectureSetting setting : architecture.settings()) {
            if (List.of("filters", "gru_units", "units", "attention_units").contains(setting.name())) {
                sizes.put(setting.name(), 10.0);
            }
        }
        return architecture.network(13, 3, sizes);
    }

    private static boolean fits(List<LayerSpec> layers, Shape input) {
        try {
            return new NetworkSpec(input, layers).classes() > 0;
        } catch (IllegalArgumentException tooShort) {
            return false;
        }
    }

    private static Map<String, List<LayerSpec>> layers() {
        LayerSpec flat = new Flatten();
        LayerSpec out = new Dense(3);
        Map<String, List<LayerSpec>> all = new java.util.LinkedHashMap<>();
        all.put("dense", List.of(flat, out));
        all.put("dense by step", List.of(new Dense(19), flat, out));
        all.put("convolution, odd", List.of(Conv1d.same(6, 3), flat, out));
        all.put("convolution, even", List.of(Conv1d.same(33, 4), flat, out));
        all.put("convolution, wider than the sequence", List.of(Conv1d.same(5, 24), flat, out));
        all.put("convolution, valid", List.of(new Conv1d(4, 3, 1, Padding.VALID), flat, out));
        all.put("convolution, stride 2", List.of(new Conv1d(4, 3, 2, Padding.SAME), flat, out));
        all.put("convolution, stride 3 valid", List.of(new Conv1d(70, 2, 3, Padding.VALID), flat, out));
        all.put(
                "two convolutions",
                List.of(Conv1d.same(6, 3), new Relu(), new Conv1d(5, 4, 2, Padding.SAME), flat, out));
        all.put("strides leave gaps", List.of(new Dense(4), new Conv1d(5, 1, 3, Padding.SAME), flat, out));
        all.put("relu and max pool", List.of(new Dense(6), new Relu(), MaxPool.of(2), flat, out));
        all.put("overlapping pools", List.of(new Dense(6), new MaxPool(3, 2), new AveragePool(2, 1), flat, out));
        all.put("batch norm", List.of(new Dense(6), BatchNorm.defaults(), new Relu(), flat, out));
        all.put("batch norm of the input", List.of(BatchNorm.defaults(), flat, out));
        all.put("layer norm", List.of(new Dense(21), LayerNorm.defaults(), flat, out));
        all.put("global pools", List.of(new Dense(6), new Fusion(pools()), out));
        all.put("dropout", List.of(new Dense(6), new Dropout(0.4f), new Relu(), new Dropout(0.1f), flat, out));
        all.put("gru", List.of(new Recurrent(Cell.GRU, 5, false), flat, out));
        all.put("gru of whole vectors", List.of(new Recurrent(Cell.GRU, 16, false), flat, out));
        all.put("bigru", List.of(new Dense(4), new Recurrent(Cell.GRU, 7, true), flat, out));
        all.put("bigru of whole vectors", List.of(new Dense(4), new Recurrent(Cell.GRU, 32, true), flat, out));
        all.put("lstm", List.of(new Dense(4), new Recurrent(Cell.LSTM, 5, false), flat, out));
        all.put("bilstm of whole vectors", List.of(new Dense(4), new Recurrent(Cell.LSTM, 16, true), flat, out));
        all.put("additive attention", List.of(new Dense(6), new AdditiveAttention(5), out));
        all.put("additive attention of the input", List.of(new AdditiveAttention(16), out));
        all.put("multi-head attention", List.of(new Dense(6), new MultiHeadAttention(2), flat, out));
        all.put("one head", List.of(new Dense(17), new MultiHeadAttention(1), flat, out));
        all.put("residual", List.of(new Dense(4), new Residual(List.of(Conv1d.same(4, 3), new Relu())), flat, out));
        all.put("projected residual", List.of(new Residual(residualBody()), new Relu(), flat, out));
        return all;
    }

    private static List<List<LayerSpec>> pools() {
        return List.of(
                List.of(new GlobalPool(GlobalPool.Pooling.AVERAGE)),
                List.of(new GlobalPool(GlobalPool.Pooling.MAX)),
                List.of(new GlobalPool(GlobalPool.Pooling.LAST)),
                List.of(new GlobalPool(GlobalPool.Pooling.ENDS)));
    }

    private static List<LayerSpec> residualBody() {
        return List.of(
                new Conv1d(6, 3, 2, Padding.SAME),
                BatchNorm.defaults(),
                new Relu(),
                Conv1d.same(6, 3),
                BatchNorm.defaults());
    }

    @ParameterizedTest(name = "{0}, {2} rows, {1}")
    @MethodSource("networks")
    void gradientsMatchTheFormula(String name, NetworkSpec spec, int rows) {
        Network network = Network.create(spec, 11);
        RandomExamples examples = RandomExamples.random(spec, rows, 5);
        TrainingSettings settings = TrainingSettings.defaults()
                .withThreads(2)
                .withSeed(77)
                .withLoss(new Loss.Focal(1.5f))
                .withClassWeights(List.of(0.5f, 1f, 2f));
        ReferenceNetwork reference = new ReferenceNetwork(network, true, 77, 0);
        try (TrainingSession session = new TrainingSession(network, settings)) {
            double loss = session.gradients(examples.x(), examples.labels(), rows);
            double expected =
                    reference.loss(examples.x(), examples.labels(), rows, settings.loss(), settings.classWeights());
            assertThat(loss).isCloseTo(expected, within(1e-5 * Math.max(1, expected)));
            compare(name, session.parameters(), reference, () -> lossOf(reference, examples, settings));
        }
    }

    @ParameterizedTest(name = "{0}, {2} rows, {1}")
    @MethodSource("networks")
    void gradientsOfNumericTargetsMatchMeanSquaredError(String name, NetworkSpec spec, int rows) {
        Network network = Network.create(spec, 11);
        RandomExamples examples = RandomExamples.random(spec, rows, 5);
        float[] expected = new float[rows * spec.classes()];
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (float) random.nextGaussian();
        }
        TrainingSettings settings = TrainingSettings.defaults().withThreads(2).withSeed(77);
        ReferenceNetwork reference = new ReferenceNetwork(network, true, 77, 0);
        try (TrainingSession session = new TrainingSession(network, settings)) {
            double loss = session.gradients(examples.x(), expected, rows);
            assertThat(loss).isCloseTo(meanSquare(reference, examples, expected), within(1e-5 * Math.max(1, loss)));
            compare(name, session.parameters(), reference, () -> meanSquare(reference, examples, expected));
        }
    }

    private static double meanSquare(ReferenceNetwork reference, RandomExamples examples, float[] expected) {
        double sum = 0;
        int at = 0;
        for (double[] row : reference.logits(examples.x(), examples.rows())) {
            for (double output : row) {
                double apart = output - expected[at++];
                sum += apart * apart;
            }
        }
        return sum / expected.length;
    }

    private static void compare(
            String name, List<Parameter> parameters, ReferenceNetwork reference, DoubleSupplier loss) {
        double max = 0;
        for (Parameter parameter : parameters) {
            for (float g : parameter.gradient) {
                max = Math.max(max, Math.abs(g));
            }
        }
        for (Parameter parameter : parameters) {
            compare(name, parameter, reference, loss, max);
        }
    }

    private static void compare(
            String name, Parameter parameter, ReferenceNetwork reference, DoubleSupplier loss, double maxOfAll) {
        double[] values = reference.array(parameter.tensor.name());
        double max = maxOfAll * 1e-1;
        for (float g : parameter.gradient) {
            max = Math.max(max, Math.abs(g));
        }
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < Math.min(6, values.length); i++) {
            int at = values.length <= 6 ? i : random.nextInt(values.length);
            double held = values[at];
            double h = 1e-6;
            values[at] = held + h;
            double above = loss.getAsDouble();
            values[at] = held - h;
            double below = loss.getAsDouble();
            values[at] = held;
            double slope = (above - below) / (2 * h);
            assertThat((double) parameter.gradient[at])
                    .as("%s: %s[%d]", name, parameter.tensor.name(), at)
                    .isCloseTo(slope, within(TOLERANCE * max + 1e-8));
        }
    }

    private static double lossOf(ReferenceNetwork reference, RandomExamples examples, TrainingSettings settings) {
        return reference.loss(
                examples.x(), examples.labels(), examples.rows(), settings.loss(), settings.classWeights());
    }
}
