package io.gruard.bench.parity.onnx;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Numbers;
import io.gruard.core.Table;
import io.gruard.model.ModelFile;
import io.gruard.model.Models;
import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.nn.NetworkSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks networks of random weights: every kind of layer, every architecture. */
class LayersInOnnxRuntimeTest {
    @TempDir
    private Path folder;

    static List<NetworkSpec> everyLayer() {
        return Models.everyLayer();
    }

    static Stream<Architecture> everyArchitecture() {
        return Architectures.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyLayer")
    void everyLayerGivesEqualScores(NetworkSpec spec) throws Exception {
        requireAgreement(spec, 201);
    }

    @ParameterizedTest
    @MethodSource("everyArchitecture")
    void everyArchitectureGivesEqualScores(Architecture architecture) throws Exception {
        Map<String, Double> kernel =
                architecture.settings().stream().anyMatch(one -> one.name().equals("conv_kernel_size"))
                        ? Map.of("conv_kernel_size", 4.0)
                        : Map.of();
        requireAgreement(architecture.network(Models.ENCODER.width(), Models.CLASSES.size(), kernel), 201);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1025})
    void anyNumberOfRowsGivesEqualScores(int rows) throws Exception {
        requireAgreement(Models.everyLayer().get(1), rows);
    }

    private void requireAgreement(NetworkSpec spec, int rows) throws Exception {
        requireAgreement(spec, 11, rows);
        requireAgreement(spec, 13, rows);
        requireAgreement(spec, 14, rows);
    }

    /**
     * Checks one network.
     *
     * @param seed decides which novelty measure is used: one, another, or the sum of all
     */
    private void requireAgreement(NetworkSpec spec, long seed, int rows) throws Exception {
        Path file = folder.resolve("model.onnx");
        ModelFile.write(Models.of(spec, seed), file);
        OnnxParity.requireAgreement(file, records(rows, 5));
    }

    /** Creates records with numbers of both signs and all sizes, and with known and unknown categories. */
    private static Table records(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Column> columns = new ArrayList<>();
        for (Feature feature : Models.ENCODER.schema().features()) {
            columns.add(
                    switch (feature) {
                        case Feature.Numeric numeric ->
                            Numbers.of(IntStream.range(0, rows)
                                    .mapToDouble(row -> random.nextGaussian() * Math.pow(10, random.nextInt(-3, 8)))
                                    .toArray());
                        case Feature.Categorical categorical -> {
                            List<String> words = List.of("tcp", "udp", "icmp", "S0", "", "größer \"als\"", "unseen");
                            yield Categories.of(IntStream.range(0, rows)
                                    .mapToObj(row -> words.get(random.nextInt(words.size())))
                                    .toList());
                        }
                    });
        }
        return new Table(Models.ENCODER.schema(), columns);
    }
}
