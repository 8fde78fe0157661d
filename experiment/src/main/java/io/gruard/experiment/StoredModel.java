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

/** A model out of a file, judged on labelled records: the features, windows and part of the data that it was trained with. */
public record StoredModel(TrainedModel model, int threads) {
    /** Judges by the parts of {@link #parts}. */
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

    /** A data set's official test parts; where it has none the part that the model was trained on, training rows included. */
    public List<String> parts(Descriptor descriptor) {
        String trainedOn = setting(FitSettings.PART);
        return descriptor
                .official()
                .map(OfficialSplit::tests)
                .orElseGet(() ->
                        List.of(trainedOn.isEmpty() ? descriptor.mainPart().name() : trainedOn));
    }

    /** Judges by the records of a file in the form that a descriptor describes. */
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
     * @throws IllegalArgumentException if their features or classes are not the model's
     */
    public Evaluation evaluation(Records records) {
        model.schema().requireSame(records.table().schema());
        if (!model.classes().equals(records.classes())) {
            throw new IllegalArgumentException("the model has the classes "
                    + model.classes().names() + ", the records have "
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

    /** As the model's file has it; a model that was not trained by a run has none, and is taken to be a usual one. */
    private <T> String setting(Setting<T> setting) {
        return model.provenance()
                .settings()
                .getOrDefault(setting.name(), String.valueOf(setting.plain(setting.defaults())));
    }

    /** The task that the model was trained for. */
    private Task task(Descriptor descriptor) {
        return descriptor.tasks().stream()
                .filter(task -> task.classes().equals(model.classes()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the model tells " + model.classes().names() + " apart; " + descriptor.name()
                                + " has no task with these classes"));
    }
}
