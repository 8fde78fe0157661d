package io.gruard.experiment;

import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.Windows;
import io.gruard.datasets.descriptor.Task;
import io.gruard.datasets.read.DataFolders;
import io.gruard.datasets.read.PartReading;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.SourceFile;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.TrainTestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The data of a run in memory.
 *
 * @param rows training and test rows
 * @param files the files of the rows
 * @param omitted a sentence for each reason why rows were omitted in reading
 */
public record RunData(TrainTestData rows, List<SourceFile> files, List<String> omitted) {
    public RunData {
        files = List.copyOf(files);
        omitted = List.copyOf(omitted);
    }

    /**
     * Reads the data of a plan. It reads test parts only if the protocol uses them.
     *
     * @throws io.gruard.datasets.descriptor.DataException if a file is missing or invalid
     */
    public static RunData read(RunPlan plan, DataFolders folders) throws IOException {
        return read(dataSet(plan.data(), folders), plan);
    }

    /** Opens the data set of a plan. */
    public static DataSet dataSet(RunPlan.DataChoice choice, DataFolders folders) throws IOException {
        return choice.descriptor().isEmpty()
                ? DataSet.shipped(choice.name(), folders)
                : DataSet.described(Path.of(choice.descriptor()), folders);
    }

    /**
     * Uses records in memory, or a sample of them if the plan has fewer rows.
     *
     * @param name name of the data set
     */
    public static RunData inMemory(String name, Records all, RunPlan plan) {
        return new RunData(new TrainTestData(name, sample(all, plan), List.of()), List.of(), List.of());
    }

    /**
     * Reads the data of a plan from a data set, whatever data set the plan names.
     *
     * @throws io.gruard.datasets.descriptor.DataException if a file is missing or invalid
     */
    public static RunData read(DataSet whole, RunPlan plan) throws IOException {
        DataSet set = whole.without(FitSettings.features(plan.settings().value(FitSettings.WITHOUT)));
        String part = plan.settings().value(FitSettings.PART);
        int window = plan.settings().value(FitSettings.WINDOW);
        Task task = set.descriptor().task(plan.data().task());
        ProtocolParts parts = ProtocolParts.of(set.descriptor(), plan.protocol(), part);
        List<SourceFile> files = new ArrayList<>();
        List<String> omitted = new ArrayList<>();
        List<Records> joined = new ArrayList<>();
        for (String name : parts.main()) {
            joined.add(Windows.of(read(set, name, task, files, omitted), window));
        }
        Records main = sample(Records.joined(joined), plan);
        List<Records> tests = new ArrayList<>();
        // Parts that are trained on in their turn are sampled like the first of them.
        boolean sampled = plan.protocol() instanceof Protocol.Across(String trained) && trained.isEmpty();
        for (String name : parts.tests()) {
            Records test = Windows.of(read(set, name, task, files, omitted), window);
            tests.add(sampled ? sample(test, plan) : test);
        }
        return new RunData(new TrainTestData(set.descriptor().name(), main, tests), files, omitted);
    }

    private static Records sample(Records records, RunPlan plan) {
        int rows = plan.data().rows();
        return rows > 0 ? Subsample.of(records, rows, plan.seed()) : records;
    }

    private static PartReading read(DataSet set, String part, Task task, List<SourceFile> files, List<String> omitted)
            throws IOException {
        PartReading reading = set.read(part, task);
        reading.files().forEach(file -> files.add(new SourceFile(part, file.name(), file.rows(), file.sha256())));
        for (Map.Entry<String, Integer> reason : reading.setAside().entrySet()) {
            omitted.add(part + ": " + reason.getValue() + " rows omitted: " + reason.getKey());
        }
        return reading;
    }
}
