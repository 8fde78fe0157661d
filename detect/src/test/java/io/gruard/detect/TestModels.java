package io.gruard.detect;

import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.model.GaussianMixture;
import io.gruard.model.NearestAttackClass;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.Provenance;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Flatten;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Shape;
import io.gruard.nn.Tensor;
import io.gruard.traffic.IpAddress;
import io.gruard.traffic.flow.CloseCause;
import io.gruard.traffic.flow.ConnState;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowContent;
import io.gruard.traffic.packet.IpProtocol;
import io.gruard.traffic.source.FeatureRow;
import io.gruard.traffic.source.Observation;
import io.gruard.traffic.source.Subject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Models with known verdicts, and records for them. */
public final class TestModels {
    private static final long SECOND = 1_000_000_000L;

    private TestModels() {}

    /**
     * Returns a model that classifies a record as DoS if {@code rate} is above 0.5, else as normal. It ignores {@code
     * count} and {@code flag}.
     */
    public static TrainedModel rateModel() {
        FittedEncoder encoder = new FittedEncoder(
                new Schema(List.of(
                        new Feature.Numeric("count"), new Feature.Numeric("rate"), new Feature.Categorical("flag"))),
                List.of(
                        new FeatureEncoding.Affine("count", 0, 1),
                        new FeatureEncoding.Affine("rate", 0, 1),
                        new FeatureEncoding.OneHot("flag", List.of("S0", "SF"))));
        Network network =
                Network.create(new NetworkSpec(new Shape(encoder.width(), 1), List.of(new Flatten(), new Dense(2))), 1);
        setWeights(network);
        return new TrainedModel(
                encoder,
                network,
                new Classes(List.of("normal", "DoS"), 0),
                Thresholds.none(2),
                new Provenance("made up", List.of(), Map.of(), 1, Map.of(), "", Instant.EPOCH));
    }

    /** Returns the same model, with a novel attack for a record that is not DoS and has a {@code count} well above 1. */
    public static TrainedModel noveltyModel() {
        TrainedModel plain = rateModel();
        float[] countAlone = new float[plain.encoder().width()];
        countAlone[0] = 1;
        NoveltyDetector novelty = new NoveltyDetector(
                plain.encoder(),
                new GaussianMixture(1, countAlone.length, 1, countAlone, new float[1], new float[1]),
                1,
                new NearestAttackClass(List.of(1), countAlone.length, new float[countAlone.length], new float[1], 0));
        return new TrainedModel(
                plain.encoder(),
                plain.network(),
                plain.classes(),
                novelty,
                plain.thresholds().withNoveltyFrom(0.5),
                plain.provenance());
    }

    /** Sets the logit of DoS to 10 rate - 5. Weights are (classes, encoded columns). */
    private static void setWeights(Network network) {
        for (Tensor tensor : network.parameters()) {
            float[] values = tensor.values();
            Arrays.fill(values, 0);
            if (tensor.name().endsWith("bias")) {
                values[1] = -5;
            } else {
                values[values.length / 2 + 1] = 10;
            }
        }
    }

    /** Creates a record of a flow that ends at {@code seconds}. */
    public static Observation observation(double seconds, String attacker, String victim, double rate) {
        long start = (long) (seconds * SECOND);
        Flow flow = new Flow(
                IpAddress.parse(attacker),
                40_000,
                IpAddress.parse(victim),
                80,
                IpProtocol.TCP,
                start,
                0,
                0,
                0,
                0,
                1,
                0,
                40,
                0,
                ConnState.S0,
                "S",
                0,
                0,
                start + 5 * SECOND,
                CloseCause.TIMEOUT,
                FlowContent.NONE);
        return new Observation(new Subject.FlowSubject(flow), new Row(3, rate, "S0"), System.nanoTime());
    }

    private record Row(double count, double rate, String flag) implements FeatureRow {
        @Override
        public double number(String feature) {
            return switch (feature) {
                case "count" -> count;
                case "rate" -> rate;
                default -> throw new IllegalArgumentException(feature);
            };
        }

        @Override
        public String category(String feature) {
            return flag;
        }
    }
}
