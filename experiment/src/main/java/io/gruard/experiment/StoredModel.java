package io.gruard.experiment;

import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.Windows;
import io.gruard.datasets.descriptor.DataFile;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.OfficialSplit;
import io.gruard.datasets.descriptor.Part;
import io.gruard.datasets.descriptor.Task;
import io.gruard.datasets.read.FoundFile;
import io.gruard.datasets.read.PartReader;
import io.gruard.datasets.read.PartReading;
import io.gruard.model.TrainedModel;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.TestContext;
import io.gruard.training.protocol.RoundEvaluator;
import io.gruard.training.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Evaluates a model read from a file on labelled records, with the features, windows and part of its training. */
public record StoredModel(TrainedModel model, int threads) {
    /** Evaluates on the {@link #parts} of a data set. */
    public List<Evaluation> evaluations(DataSet set) throws IOException {
        DataSet narrowed = set.without(without());
        Task task = task(set.descriptor());
        List<Evaluation> evaluations = new ArrayList<>();
        for (String part : parts(set.descriptor())) {
            evaluations.add(evaluation(narrowed.read(part, task)));
        }
        return evaluations;
    }

    /** Evaluates on one part of a data set. */
    public Evaluation evaluation(DataSet set, String part) throws IOException {
        return evaluation(set.without(without()).read(part, task(set.descriptor())));
    }

    /**
     * Returns the official test parts of a data set. If it has none, it returns the part that the model was trained on, with
     * its training rows.
     */
    public List<String> parts(Descriptor descriptor) {
        String trainedOn = setting(FitSettings.PART);
        return descriptor
                .official()
                .map(OfficialSplit::tests)
                .orElseGet(() ->
                        List.of(trainedOn.isEmpty() ? descriptor.mainPart().name() : trainedOn));
    }

    /** Evaluates on the records of a file in the format of a descriptor. */
    public Evaluation evaluation(Descriptor descriptor, Path file) throws IOException {
        String name = file.getFileName().toString();
        DataFile described = DataFile.named(name);
        Part part = new Part(name, List.of(described));
        return evaluation(PartReader.read(
                descriptor.without(without()), part, task(descriptor), List.of(new FoundFile(described, file))));
    }

    private Evaluation evaluation(PartReading reading) {
        return evaluation(Windows.of(reading, FitSettings.WINDOW.parse(setting(FitSettings.WINDOW))));
    }

    /**
     * Evaluates on records in memory.
     *
     * @throws IllegalArgumentException if their features or classes differ from the model's
     */
    public Evaluation evaluation(Records records) {
        model.schema().requireSame(records.table().schema());
        if (!model.classes().equals(records.classes())) {
            throw new IllegalArgumentException("expected records with the classes of the model, "
                    + model.classes().names() + ", found "
                    + records.classes().names());
        }
        RoundEvaluator evaluator = new RoundEvaluator(
                model.classes(),
                model.encoder(),
                new StoredClassifier(model, threads),
                StoredClassifier.policy(model),
                null);
        // The training rows are not at hand, so no rules stand next to the figures.
        TestContext context =
                TestContext.of(records, List.of(), Double.parseDouble(setting(FitSettings.MINUTES_PER_ALERT)));
        return Evaluation.of(
                evaluator.evaluate(records.part(), records).predictions().with(context));
    }

    private Set<String> without() {
        return FitSettings.features(setting(FitSettings.WITHOUT));
    }

    /** Returns a setting in the model file, or its default if the file has none. */
    private <T> String setting(Setting<T> setting) {
        return model.provenance()
                .settings()
                .getOrDefault(setting.name(), String.valueOf(setting.plain(setting.defaults())));
    }

    /** Returns the task with the classes of the model. */
    private Task task(Descriptor descriptor) {
        return descriptor.tasks().stream()
                .filter(task -> task.classes().equals(model.classes()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "data set " + descriptor.name() + ": expected a task with the classes of the model, "
                                + model.classes().names() + ", found none"));
    }
}
