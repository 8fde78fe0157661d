package io.gruard.experiment;

import io.gruard.core.Records;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.Windows;
import io.gruard.datasets.descriptor.OfficialSplit;
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
 * The data of a run, read.
 *
 * @param material its rows
 * @param files the files they came from
 * @param setAside rows left out in reading, a sentence for each reason
 */
public record RunData(TrainTestData material, List<SourceFile> files, List<String> setAside) {
    public RunData {
        files = List.copyOf(files);
        setAside = List.copyOf(setAside);
    }

    /**
     * Reads what a plan needs: test parts only under a protocol that is judged by them.
     *
     * @throws io.gruard.datasets.descriptor.DataException if a file is missing or not what it should be
     */
    public static RunData read(RunPlan plan, DataFolders folders) throws IOException {
        return read(dataSet(plan.data(), folders), plan);
    }

    /** The data set that a plan names. */
    public static DataSet dataSet(RunPlan.DataChoice choice, DataFolders folders) throws IOException {
        return choice.descriptor().isEmpty()
                ? DataSet.shipped(choice.name(), folders)
                : DataSet.described(Path.of(choice.descriptor()), folders);
    }

    /**
     * Records that are in memory, or a sample of them if the plan asks for fewer rows.
     *
     * @param name of the data set
     */
    public static RunData inMemory(String name, Records all, RunPlan plan) {
        int rows = plan.data().rows();
        Records main = rows > 0 ? Subsample.of(all, rows, plan.seed()) : all;
        return new RunData(new TrainTestData(name, main, List.of()), List.of(), List.of());
    }

    /**
     * Reads what a plan needs from a data set; the data set that the plan names is not looked up.
     *
     * @throws io.gruard.datasets.descriptor.DataException if a file is missing or not what it should be
     */
    public static RunData read(DataSet whole, RunPlan plan) throws IOException {
        DataSet set = whole.without(FitSettings.features(plan.settings().value(FitSettings.WITHOUT)));
        String part = plan.settings().value(FitSettings.PART);
        int window = plan.settings().value(FitSettings.WINDOW);
        Task task = set.descriptor().task(plan.data().task());
        List<SourceFile> files = new ArrayList<>();
        List<String> setAside = new ArrayList<>();
        Records main = Windows.of(
                read(set, part.isEmpty() ? set.descriptor().mainPart().name() : part, task, files, setAside), window);
        if (plan.data().rows() > 0) {
            main = Subsample.of(main, plan.data().rows(), plan.seed());
        }
        List<Records> tests = new ArrayList<>();
        if (plan.protocol() instanceof Protocol.Official) {
            for (String test :
                    set.descriptor().official().map(OfficialSplit::tests).orElse(List.of())) {
                tests.add(Windows.of(read(set, test, task, files, setAside), window));
            }
        }
        return new RunData(new TrainTestData(set.descriptor().name(), main, tests), files, setAside);
    }

    private static PartReading read(DataSet set, String part, Task task, List<SourceFile> files, List<String> setAside)
            throws IOException {
        PartReading reading = set.read(part, task);
        reading.files().forEach(file -> files.add(new SourceFile(part, file.name(), file.rows(), file.sha256())));
        for (Map.Entry<String, Integer> reason : reading.setAside().entrySet()) {
            setAside.add(part + ": " + reason.getValue() + " rows set aside: " + reason.getKey());
        }
        return reading;
    }
}
