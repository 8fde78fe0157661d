package io.gruard.learn;

import io.gruard.core.Records;
import io.gruard.data.DataSet;
import io.gruard.data.descriptor.DataFile;
import io.gruard.data.descriptor.Descriptor;
import io.gruard.data.descriptor.OfficialSplit;
import io.gruard.data.descriptor.Part;
import io.gruard.data.descriptor.Task;
import io.gruard.data.read.FoundFile;
import io.gruard.data.read.PartReader;
import io.gruard.learn.metric.Evaluation;
import io.gruard.learn.protocol.Judge;
import io.gruard.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model out of a file, judged on labelled records.
 */
public record StoredModel(TrainedModel model, int threads) {
    /** Judges by a data set's official test parts, or by all of its main part where it has none. */
    public List<Evaluation> evaluations(DataSet set) throws IOException {
        Task task = task(set.descriptor());
        List<String> parts = set.descriptor()
                .official()
                .map(OfficialSplit::tests)
                .orElseGet(() -> List.of(set.descriptor().mainPart().name()));
        List<Evaluation> evaluations = new ArrayList<>();
        for (String part : parts) {
            evaluations.add(evaluation(set.records(part, task)));
        }
        return evaluations;
    }

    /** Judges by the records of a file in the form that a descriptor describes. */
    public Evaluation evaluation(Descriptor descriptor, Path file) throws IOException {
        String name = file.getFileName().toString();
        DataFile described = new DataFile(name, OptionalLong.empty(), Optional.empty(), List.of());
        Part part = new Part(name, List.of(described));
        return evaluation(PartReader.read(descriptor, part, task(descriptor), List.of(new FoundFile(described, file)))
                .records());
    }

    private Evaluation evaluation(Records records) {
        model.schema().requireSame(records.table().schema());
        Judge judge =
                new Judge(model.classes(), model.encoder(), new Stored(model, threads), Stored.guard(model), null);
        return Evaluation.of(judge.judge(records.part(), records).predictions());
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
