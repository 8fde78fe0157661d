package io.gruard.api;

import io.gruard.experiment.RunData;
import io.gruard.experiment.run.RunPlan;
import io.gruard.model.TrainedModel;
import io.gruard.training.metric.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Labelled rows to train on or to evaluate on. A data set is only a description: rows are read, or simulated, when they are used.
 *
 * <p>Immutable.
 */
public abstract sealed class DataSet permits SimulatedDataSet, NamedDataSet, CsvDataSet {
    DataSet() {}

    /**
     * Describes simulated network traffic of a site with nine kinds of attacks: one row for each connection, with the
     * 28 features of NSL-KDD that packet headers give. It needs no files.
     *
     * @param length how much traffic to simulate; a minute gives a few thousand rows
     * @return the data set, with seed 1
     * @throws IllegalArgumentException if the length is not positive
     */
    public static SimulatedDataSet simulated(Duration length) {
        return new SimulatedDataSet(length, 1);
    }

    /**
     * Finds a data set that gruard knows, such as {@code nsl-kdd}, {@code ciciov2024} or {@code edge-iiotset}. Its
     * files are searched in the default folders (docs/DATA.md) and are not downloaded.
     *
     * @param name the data set's name
     * @return the data set
     * @throws IOException if no data set has this name; the message lists the names
     */
    public static NamedDataSet named(String name) throws IOException {
        return NamedDataSet.of(name);
    }

    /**
     * Describes a CSV file with a header, plain or gzipped. Types of columns are guessed from all rows: numbers,
     * categories, and columns that are no features, such as addresses and times.
     *
     * @param file the file
     * @return the file, whose label column must be named next
     */
    public static CsvDataSet.Unlabelled csv(Path file) {
        return new CsvDataSet.Unlabelled(file);
    }

    /**
     * Returns the data set's name, as a model's file records it.
     *
     * @return the name
     */
    public abstract String name();

    /** Reads the rows to train on. */
    abstract RunData training(RunPlan plan) throws IOException;

    /** Evaluates a model on the test rows. */
    abstract Evaluation evaluate(TrainedModel model, int threads) throws IOException;
}
