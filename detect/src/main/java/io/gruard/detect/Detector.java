package io.gruard.detect;

import io.gruard.core.Classes;
import io.gruard.core.ColumnSpan;
import io.gruard.core.Feature;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.NumberText;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.RecordClassifier;
import io.gruard.model.RecordScores;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.model.Verdict;
import io.gruard.model.VerdictRule;
import io.gruard.nn.Activations;
import io.gruard.traffic.source.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Classifies records with a model and explains its verdicts. Used by one thread at a time; must be closed. */
public final class Detector implements Explainer, AutoCloseable {
    private final TrainedModel model;
    private final VerdictRule rule;
    private final RecordClassifier classifier;

    /**
     * Creates a detector.
     *
     * @param thresholds by class name, in place of the model's own; that of {@value Detection#UNKNOWN} is a novelty
     * @throws IllegalArgumentException if the model has no class of that name, or a threshold is not in 0..1
     */
    public Detector(TrainedModel model, Map<String, Double> thresholds, int threads) {
        this(model, thresholds(model, thresholds), threads);
    }

    /** Creates a detector with the given thresholds. */
    public Detector(TrainedModel model, Thresholds thresholds, int threads) {
        this.model = model;
        this.rule = new VerdictRule(model.classes(), model.novelty(), thresholds);
        this.classifier = model.classifier(threads);
    }

    /**
     * Returns the thresholds of a model, some of them replaced.
     *
     * @param own by class name; that of {@value Detection#UNKNOWN} is a novelty
     * @throws IllegalArgumentException if the model has no class of that name, or a threshold is not in 0..1
     */
    public static Thresholds thresholds(TrainedModel model, Map<String, Double> own) {
        List<String> names = model.classes().names();
        own.forEach((name, threshold) -> {
            if (!names.contains(name) && !name.equals(Detection.UNKNOWN)) {
                throw new IllegalArgumentException(
                        "threshold of '" + name + "': the model has no such class; expected one of " + names);
            }
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new IllegalArgumentException(
                        "threshold of '" + name + "': expected a number in 0..1, found " + threshold);
            }
        });
        List<Double> from = new ArrayList<>(model.thresholds().alertFrom());
        for (int i = 0; i < from.size(); i++) {
            from.set(i, own.getOrDefault(names.get(i), from.get(i)));
        }
        return new Thresholds(
                from, own.getOrDefault(Detection.UNKNOWN, model.thresholds().noveltyFrom()));
    }

    /** Returns a detection for each record, in order. */
    public List<Detection> detect(List<Observation> records) {
        if (records.isEmpty()) {
            return List.of();
        }
        Table table = Observations.table(model.schema(), records);
        RecordScores scores = classifier.scores(table);
        List<Detection> detections = new ArrayList<>(records.size());
        for (int row = 0; row < scores.rows(); row++) {
            detections.add(detection(records.get(row), rule.verdict(scores, row)));
        }
        return detections;
    }

    private Detection detection(Observation record, Verdict verdict) {
        Classes classes = model.classes();
        return switch (verdict) {
            case Verdict.Benign benign -> new Detection(record, verdict, classes.name(classes.benign()), "", false);
            case Verdict.KnownAttack known ->
                new Detection(record, verdict, classes.name(known.attackClass()), "", true);
            case Verdict.UnknownAttack unknown ->
                new Detection(record, verdict, Detection.UNKNOWN, classes.name(unknown.nearestClass()), true);
        };
    }

    /**
     * Returns the features that contributed to a detection. Each feature is occluded in turn: all its encoded columns
     * are zero, which is the training rows' mean or minimum by the encoder's scaling, and no category. Its contribution
     * is how much the probability of the class, or the novelty of a novel attack, falls (Zeiler and Fergus 2014, with
     * features in place of pixels).
     *
     * @return at most {@code max} features with a positive contribution, the largest first
     */
    @Override
    public List<Contribution> reasons(Detection detection, int max) {
        Table table = Observations.table(model.schema(), List.of(detection.observation()));
        NoveltyDetector novelty = model.novelty();
        if (detection.verdict() instanceof Verdict.UnknownAttack && novelty != null) {
            Activations activations =
                    novelty.readsNetwork() ? classifier.activations(occluded(model.encoder(), table)) : null;
            float[] without = novelty.novelty(occluded(novelty.encoder(), table), activations);
            return reasons(detection, novelty.encoder(), max, feature -> without[feature]);
        }
        Matrix probabilities = classifier.probabilities(occluded(model.encoder(), table));
        int label = model.classes().names().indexOf(detection.label());
        return reasons(detection, model.encoder(), max, feature -> probabilities.get(feature, label));
    }

    private interface ScoreWithout {
        float feature(int index);
    }

    private List<Contribution> reasons(Detection detection, FittedEncoder encoder, int max, ScoreWithout score) {
        List<ColumnSpan> spans = encoder.spans();
        List<Contribution> all = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            float drop = detection.score() - score.feature(i);
            if (drop > 0) {
                all.add(new Contribution(spans.get(i).feature(), value(detection.observation(), i), drop));
            }
        }
        all.sort(Comparator.comparingDouble(Contribution::drop).reversed());
        return List.copyOf(all.subList(0, Math.min(max, all.size())));
    }

    /** Returns a row for each feature of the record, with that feature occluded. */
    private static Matrix occluded(FittedEncoder encoder, Table record) {
        Matrix encoded = encoder.apply(record).matrix();
        List<ColumnSpan> spans = encoder.spans();
        Matrix occluded = Matrix.zeros(spans.size(), encoded.columns());
        for (int i = 0; i < spans.size(); i++) {
            System.arraycopy(encoded.values(), 0, occluded.values(), i * encoded.columns(), encoded.columns());
            int first = i * encoded.columns() + spans.get(i).first();
            Arrays.fill(occluded.values(), first, first + spans.get(i).width(), 0);
        }
        return occluded;
    }

    private String value(Observation observation, int feature) {
        Schema schema = model.schema();
        return switch (schema.feature(feature)) {
            case Feature.Categorical words -> observation.features().category(words.name());
            case Feature.Numeric number ->
                NumberText.brief(observation.features().number(number.name()));
        };
    }

    @Override
    public void close() {
        classifier.close();
    }
}
