package io.gruard.api;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Numbers;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.model.RecordClassifier;
import io.gruard.model.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Classifies rows one by one. It owns a thread and memory, so close it.
 *
 * <p>Safe for use by several threads, which wait for each other; for more speed, use one classifier for each thread.
 */
public final class Classifier implements AutoCloseable {
    private final TrainedModel model;
    private final RecordClassifier classifier;

    Classifier(TrainedModel model) {
        this.model = model;
        this.classifier = model.classifier(1);
    }

    /**
     * Classifies a row.
     *
     * @param row holds every feature of {@link Model#features}; others are ignored
     * @return the verdict, by the model's thresholds
     * @throws IllegalArgumentException if a feature is missing or is not a number where the model expects one; the message names it
     */
    public Verdict classify(Row row) {
        return classify(row.values());
    }

    /**
     * Classifies a row.
     *
     * @param row values by feature: a {@link Number}, or its decimal text, for a numeric feature, and a text for a categorical one;
     *     features that the model does not use are ignored
     * @return the verdict, by the model's thresholds
     * @throws IllegalArgumentException if a feature is missing or is not a number where the model expects one; the message names it
     */
    public synchronized Verdict classify(Map<String, ?> row) {
        return verdict(classifier.verdicts(table(row)).getFirst());
    }

    private Verdict verdict(io.gruard.model.Verdict verdict) {
        return switch (verdict) {
            case io.gruard.model.Verdict.Benign benign -> new Verdict.Benign();
            case io.gruard.model.Verdict.KnownAttack(int attack, float probability) ->
                new Verdict.KnownAttack(model.classes().name(attack), probability);
            case io.gruard.model.Verdict.UnknownAttack(float novelty, int nearest) ->
                new Verdict.NovelAttack(novelty, model.classes().name(nearest));
        };
    }

    private Table table(Map<String, ?> row) {
        Schema schema = model.schema();
        List<Column> columns = new ArrayList<>(schema.size());
        for (Feature feature : schema.features()) {
            Object value = row.get(feature.name());
            if (value == null) {
                throw new IllegalArgumentException(missing(feature, row));
            }
            columns.add(
                    switch (feature) {
                        case Feature.Numeric(String name) -> Numbers.of(number(name, value));
                        case Feature.Categorical(String name) -> Categories.of(List.of(String.valueOf(value)));
                    });
        }
        return new Table(schema, columns);
    }

    private String missing(Feature feature, Map<String, ?> row) {
        String expected = switch (feature) {
            case Feature.Numeric numeric -> "a number";
            case Feature.Categorical categorical -> "a text";
        };
        List<String> known = model.schema().names();
        List<String> unused = row.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .toList();
        return "row: feature '" + feature.name() + "' is missing, expected " + expected
                + (unused.isEmpty()
                        ? ""
                        : "; found features that the model does not use: " + String.join(", ", unused));
    }

    private static double number(String feature, Object value) {
        double number = Double.NaN;
        if (value instanceof Number found) {
            number = found.doubleValue();
        } else {
            try {
                number = Double.parseDouble(value.toString());
            } catch (NumberFormatException e) {
                // Reported below, with numbers that are not finite.
            }
        }
        // Models take 32-bit numbers.
        if (!Float.isFinite((float) number)) {
            throw new IllegalArgumentException(
                    "row: feature '" + feature + "' must be a finite number, found '" + value + "'");
        }
        return number;
    }

    @Override
    public synchronized void close() {
        classifier.close();
    }
}
