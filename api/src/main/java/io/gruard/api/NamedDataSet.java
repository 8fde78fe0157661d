package io.gruard.api;

import io.gruard.datasets.descriptor.OfficialSplit;
import io.gruard.datasets.descriptor.ShippedDescriptors;
import io.gruard.datasets.read.DataFolders;
import io.gruard.experiment.RunData;
import io.gruard.experiment.StoredModel;
import io.gruard.experiment.run.RunPlan;
import io.gruard.model.TrainedModel;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.metric.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A published data set; see {@link DataSet#named}. A training uses its training part; an evaluation uses its first official test part.
 */
public final class NamedDataSet extends DataSet {
    private final io.gruard.datasets.DataSet set;
    private final Optional<String> part;

    private NamedDataSet(io.gruard.datasets.DataSet set, Optional<String> part) {
        this.set = set;
        this.part = part;
    }

    static NamedDataSet of(String name) throws IOException {
        return new NamedDataSet(
                new io.gruard.datasets.DataSet(
                        ShippedDescriptors.named(name),
                        DataFolders.defaults(null).offline()),
                Optional.empty());
    }

    /**
     * Searches the files in one folder before the default folders.
     *
     * @param folder holds the data set's files
     * @return a copy
     */
    public NamedDataSet folder(Path folder) {
        return new NamedDataSet(new io.gruard.datasets.DataSet(set.descriptor(), set.folders(), List.of(folder)), part);
    }

    /**
     * Allows a download of missing files into the user's cache folder.
     *
     * @return a copy
     */
    public NamedDataSet download() {
        DataFolders folders = set.folders();
        return new NamedDataSet(
                new io.gruard.datasets.DataSet(
                        set.descriptor(),
                        new DataFolders(folders.folders(), folders.cache(), true),
                        set.extraFolders()),
                part);
    }

    /**
     * Chooses a part, such as {@code KDDTest-21}, to train on or to evaluate on.
     *
     * @param name the part's name
     * @return a copy
     * @throws IllegalArgumentException if the data set has no such part; the message lists its parts
     */
    public NamedDataSet part(String name) {
        return new NamedDataSet(set, Optional.of(set.descriptor().part(name).name()));
    }

    @Override
    public String name() {
        return set.descriptor().name();
    }

    @Override
    RunData training(RunPlan plan) throws IOException {
        RunPlan.DataChoice data = plan.data();
        return RunData.read(
                set,
                new RunPlan(
                        new RunPlan.DataChoice(
                                data.name(),
                                data.descriptor(),
                                set.descriptor().task().name(),
                                data.rows()),
                        plan.model(),
                        plan.protocol(),
                        plan.seed(),
                        plan.seeds(),
                        part.isPresent()
                                ? plan.settings().with(FitSettings.PART.name(), part.get())
                                : plan.settings()));
    }

    @Override
    Evaluation evaluate(TrainedModel model, int threads) throws IOException {
        String chosen = part.orElseGet(() -> set.descriptor()
                .official()
                .map(OfficialSplit::tests)
                .flatMap(tests -> tests.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("data set '" + name()
                        + "': expected an official test part, found none; choose a part that"
                        + " the model was not trained on")));
        return new StoredModel(model, threads).evaluation(set, chosen);
    }
}
