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
 * Everything of a {@link NoveltyDetector} but its arrays: what stands in the metadata.
 *
 * @param encodings one a feature
 * @param scores what is added up
 * @param scale the energy at which the novelty is one half
 * @param nearestAttackClass which attacks a record may be like
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
     * A {@link NoveltyScore} without its arrays.
     *
     * @param measure of what kind and size
     */
    record ScoreShape(NoveltyScore.View view, NoveltyMeasure.MeasureShape measure, double weight) {}

    NoveltyShape {
        encodings = List.copyOf(encodings);
        scores = List.copyOf(scores);
        Objects.requireNonNull(nearestAttackClass, "no kinship");
        if (scores.isEmpty() || scores.size() > MAX_SCORES) {
            throw new IllegalArgumentException(
                    "a novelty detector has 1 to " + MAX_SCORES + " scores, found " + scores.size());
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

    /** Whether an array of the file is a measure's. */
    static boolean owns(Tensor tensor) {
        return tensor.name().startsWith(ARRAYS);
    }

    /** How the names of the arrays of one score begin. */
    static String arrays(int score) {
        return ARRAYS + score + ".";
    }

    /** Numbers that the encoding makes of a row. */
    int columns() {
        return encodings.stream().mapToInt(FeatureEncoding::width).sum();
    }

    /** Numbers that a score takes of a row. */
    int width(NoveltyScore.View view, NetworkSpec network) {
        return switch (view) {
            case COLUMNS -> columns();
            case FEATURES -> network.shapeBefore(network.layers().size() - 1).size();
            case LOGITS -> network.classes();
        };
    }

    /** The detector, with the arrays of the file. */
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

    /** Some of the arrays, their names without the beginning. */
    private static List<Tensor> beginningWith(String prefix, List<Tensor> arrays) {
        return arrays.stream()
                .filter(tensor -> tensor.name().startsWith(prefix))
                .map(tensor -> new Tensor(tensor.name().substring(prefix.length()), tensor.shape(), tensor.values()))
                .toList();
    }
}
