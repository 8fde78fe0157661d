package io.gruard.model;

import io.gruard.core.FeatureEncoding;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Schema;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All parameters of a {@link NoveltyDetector} except its arrays, as in the metadata.
 *
 * @param encodings one for each feature
 * @param scores the scores that are added
 * @param scale the energy at which the novelty is 0.5
 * @param nearestAttackClass the parameters of the nearest attack class
 */
record NoveltyShape(
        List<FeatureEncoding> encodings,
        List<ScoreShape> scores,
        double scale,
        NearestAttackClass.NearestAttackShape nearestAttackClass) {
    static final String KINSHIP_ARRAYS = "novelty.kinship.";

    private static final String ARRAYS = "novelty.";

    /** More than there are kinds of measures. */
    private static final int MAX_SCORES = 16;

    /**
     * The parameters of a {@link NoveltyScore} except its arrays.
     *
     * @param measure kind and size of the measure
     */
    record ScoreShape(NoveltyScore.View view, NoveltyMeasure.MeasureShape measure, double weight) {}

    NoveltyShape {
        encodings = List.copyOf(encodings);
        scores = List.copyOf(scores);
        Objects.requireNonNull(nearestAttackClass, "'kinship' is missing");
        if (scores.isEmpty() || scores.size() > MAX_SCORES) {
            throw new IllegalArgumentException(
                    "expected 1 to " + MAX_SCORES + " scores of novelty, found " + scores.size());
        }
    }

    static NoveltyShape of(NoveltyDetector novelty) {
        return new NoveltyShape(
                novelty.encoder().encodings(),
                novelty.scores().stream()
                        .map(score ->
                                new ScoreShape(score.view(), score.measure().shape(), score.weight()))
                        .toList(),
                novelty.scale(),
                novelty.nearestAttackClass().shape());
    }

    /** Whether an array of the file belongs to the detector. */
    static boolean owns(Tensor tensor) {
        return tensor.name().startsWith(ARRAYS);
    }

    /** The prefix for the names of the arrays of one score. */
    static String arrays(int score) {
        return ARRAYS + score + ".";
    }

    /** The number of encoded columns. */
    int columns() {
        return encodings.stream().mapToInt(FeatureEncoding::width).sum();
    }

    /** The number of columns that a score takes. */
    int width(NoveltyScore.View view, NetworkSpec network) {
        return switch (view) {
            case COLUMNS -> columns();
            case FEATURES -> network.shapeBefore(network.layers().size() - 1).size();
            case LOGITS -> network.classes();
        };
    }

    /** Makes the detector with the arrays of the file. */
    NoveltyDetector restored(Schema schema, NetworkSpec network, List<Tensor> arrays) {
        List<NoveltyScore> restored = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            ScoreShape score = scores.get(i);
            NoveltyMeasure measure =
                    score.measure().restored(width(score.view(), network), beginningWith(arrays(i), arrays));
            restored.add(new NoveltyScore(score.view(), measure, score.weight()));
        }
        FittedEncoder encoder = new FittedEncoder(schema, encodings);
        return new NoveltyDetector(
                encoder,
                restored,
                scale,
                nearestAttackClass.restored(encoder.width(), beginningWith(KINSHIP_ARRAYS, arrays)));
    }

    /** The arrays with a prefix, which is removed from their names. */
    private static List<Tensor> beginningWith(String prefix, List<Tensor> arrays) {
        return arrays.stream()
                .filter(tensor -> tensor.name().startsWith(prefix))
                .map(tensor -> new Tensor(tensor.name().substring(prefix.length()), tensor.shape(), tensor.values()))
                .toList();
    }
}
