package io.gruard.cli;

import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.model.ModelFile;
import io.gruard.model.Provenance;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Flatten;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Shape;
import io.gruard.nn.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A model of connections with known verdicts. */
final class TrafficModel {
    private TrafficModel() {}

    /**
     * Writes a model that classifies a connection as DoS if more than half of the last connections to its host had SYN
     * errors.
     *
     * @param second a feature that it requires and ignores
     */
    static void write(Path file, String second) throws IOException {
        FittedEncoder encoder = new FittedEncoder(
                new Schema(List.of(new Feature.Numeric("serror_rate"), new Feature.Numeric(second))),
                List.of(new FeatureEncoding.Affine("serror_rate", 0, 1), new FeatureEncoding.Affine(second, 0, 1)));
        Network network =
                Network.create(new NetworkSpec(new Shape(encoder.width(), 1), List.of(new Flatten(), new Dense(2))), 1);
        for (Tensor tensor : network.parameters()) {
            float[] values = tensor.values();
            Arrays.fill(values, 0);
            if (tensor.name().endsWith("bias")) {
                values[1] = -5;
            } else {
                values[values.length / 2] = 10;
            }
        }
        TrainedModel model = new TrainedModel(
                encoder,
                network,
                new Classes(List.of("normal", "DoS"), 0),
                Thresholds.none(2),
                new Provenance("made up", List.of(), Map.of(), 1, Map.of(), "", Instant.EPOCH));
        ModelFile.write(model, file);
    }
}
