package io.gruard.detect;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Feature;
import io.gruard.core.Matrix;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.model.RecordClassifier;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model's word on records, and its reasons. For one thread at a time; to be closed. */
public final class Detector implements AutoCloseable {
    private final TrainedModel model;
    private final List<Double> alertFrom;
    private final Scorer scorer;

    /**
     * A detector.
     *
     * @param thresholds by class name, in place of the model's own
     * @throws IllegalArgumentException if the model has no class of such a name, or a threshold is not in 0..1
     */
    public Detector(TrainedModel model, Map<String, Double> thresholds, int threads) {
        this.model = model;
        this.alertFrom = alertFrom(model, thresholds);
        this.scorer = new Scorer(model.network(), threads);
    }

    private static List<Double> alertFrom(TrainedModel model, Map<String, Double> own) {
        List<String> names = model.classes().names();
        own.forEach((name, threshold) -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("the model has no class '" + name + "', it has " + names);
            }
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException("a threshold must be in 0..1, found " + name + "=" + threshold);
            }
        });
        List<Double> from = new ArrayList<>(model.thresholds().alertFrom());
        for (int i = 0; i < from.size(); i++) {
            from.set(i, own.getOrDefault(names.get(i), from.get(i)));
        }
        return List.copyOf(from);
    }

    /** A detection for each record, in their order. */
    public List<Detection> detect(List<Observation> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        Table table = Observations.table(model.schema(), records);
        Matrix probabilities = scorer.probabilities(model.encoder().apply(table).matrix());
        int[] most = RecordClassifier.mostProbable(probabilities);
        List<Detection> detections = new ArrayList<>(records.size());
        for (int row = 0; row < most.length; row++) {
            float probability = probabilities.get(row, most[row]);
            boolean attack = most[row] != model.classes().benign() && probability >= alertFrom.get(most[row]);
            detections.add(
                    new Detection(records.get(row), model.classes().names().get(most[row]), probability, attack));
        }
        return detections;
    }

    /**
     * The features that made a detection: each is blotted out in turn (all its encoded columns zero, which is the training
     * rows' mean or minimum, by the encoder's scaling, and for a category none at all), and counts by how much the
     * probability falls (Zeiler and Fergus 2014, on features in place of pixels).
     *
     * @return at most {@code most}, the largest fall first; none that does not fall
     */
    public List<Contribution> reasons(Detection detection, int most) {
        Table table = Observations.table(model.schema(), List.of(detection.observation()));
        Matrix encoded = model.encoder().apply(table).matrix();
        List<ColumnSpan> spans = model.encoder().spans();
        Matrix blotted = Matrix.zeros(spans.size(), encoded.columns());
        for (int i = 0; i < spans.size(); i++) {
            System.arraycopy(encoded.values(), 0, blotted.values(), i * encoded.columns(), encoded.columns());
            int first = i * encoded.columns() + spans.get(i).first();
            Arrays.fill(blotted.values(), first, first + spans.get(i).width(), 0);
        }
        Matrix probabilities = scorer.probabilities(blotted);
        int label = model.classes().names().indexOf(detection.label());
        List<Contribution> all = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            float drop = detection.probability() - probabilities.get(i, label);
            if (drop > 0) {
                all.add(new Contribution(spans.get(i).feature(), value(detection.observation(), i), drop));
            }
        }
        all.sort(Comparator.comparingDouble(Contribution::drop).reversed());
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    private String value(Observation observation, int feature) {
        Schema schema = model.schema();
        return switch (schema.feature(feature)) {
            case Feature.Categorical words -> observation.features().word(words.name());
            case Feature.Numeric number -> text(observation.features().number(number.name()));
        };
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
