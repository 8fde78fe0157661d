package io.gruard.api;

import io.gruard.core.Classes;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Records;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.datasets.describe.Draft;
import io.gruard.datasets.descriptor.ColumnSpec;
import io.gruard.datasets.descriptor.ColumnType;
import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.DescriptorYaml;
import io.gruard.datasets.descriptor.Task;
import io.gruard.datasets.read.DataFolders;
import io.gruard.experiment.RunData;
import io.gruard.experiment.StoredModel;
import io.gruard.experiment.run.RunPlan;
import io.gruard.model.TrainedModel;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.metric.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A labelled CSV file; see {@link DataSet#csv}. Each label is a class. */
public final class CsvDataSet extends DataSet {
    private final Path file;
    private final String label;
    private final String benign;

    private CsvDataSet(Path file, String label, String benign) {
        this.file = file;
        this.label = label;
        this.benign = benign;
    }

    /** A CSV file whose label column is not known yet. */
    public static final class Unlabelled {
        private final Path file;

        Unlabelled(Path file) {
            this.file = file;
        }

        /**
         * Names the column that holds the labels.
         *
         * @param column the column's name in the header
         * @return the file, whose benign label must be named next
         */
        public WithoutBenign label(String column) {
            return new WithoutBenign(file, column);
        }
    }

    /** A CSV file whose benign label is not known yet. */
    public static final class WithoutBenign {
        private final Path file;
        private final String label;

        WithoutBenign(Path file, String label) {
            this.file = file;
            this.label = label;
        }

        /**
         * Names the label of benign rows.
         *
         * @param value the label
         * @return the data set
         */
        public CsvDataSet benign(String value) {
            return new CsvDataSet(file, label, value);
        }
    }

    /** Returns the file's name without its endings. */
    @Override
    public String name() {
        String base = file.getFileName().toString().replaceFirst("(\\.\\w{1,4}){1,2}$", "");
        String plain = base.replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
        return plain.isEmpty() ? "csv" : plain;
    }

    @Override
    RunData training(RunPlan plan) throws IOException {
        requireNoWindow(plan);
        Descriptor descriptor =
                DescriptorYaml.read(Draft.of(name(), List.of(file), label, benign), file + " (guessed types)");
        RunPlan.DataChoice data = plan.data();
        return RunData.read(
                set(descriptor),
                new RunPlan(
                        new RunPlan.DataChoice(
                                data.name(), "", descriptor.task().name(), data.rows()),
                        plan.model(),
                        plan.protocol(),
                        plan.seed(),
                        plan.seeds(),
                        plan.settings()));
    }

    @Override
    Evaluation evaluate(TrainedModel model, int threads) throws IOException {
        Descriptor guessed = DescriptorYaml.read(Draft.of(name(), List.of(file)), file + " (guessed types)");
        Descriptor descriptor = as(guessed, model.schema(), model.classes());
        Records records = set(descriptor).records(descriptor.mainPart().name(), descriptor.task());
        return new StoredModel(model, threads).evaluation(arranged(records, model.schema(), file.toString()));
    }

    private io.gruard.datasets.DataSet set(Descriptor descriptor) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        return new io.gruard.datasets.DataSet(descriptor, DataFolders.only(List.of(folder)), List.of(folder));
    }

    /** Returns the file's columns with the types that a model was trained with, and its classes. */
    private Descriptor as(Descriptor guessed, Schema expected, Classes classes) {
        List<ColumnSpec> columns = new ArrayList<>();
        for (ColumnSpec column : guessed.columns()) {
            columns.add(new ColumnSpec(column.name(), type(column, expected)));
        }
        Map<String, Integer> classOfLabel = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            classOfLabel.put(classes.name(i), i);
        }
        return new Descriptor(
                guessed.name(),
                guessed.folder(),
                guessed.title(),
                guessed.homepage(),
                guessed.citation(),
                guessed.format(),
                guessed.parts(),
                guessed.official(),
                columns,
                classes.name(classes.benign()),
                List.of(new Task("labels", classes, classOfLabel, OptionalInt.empty())),
                guessed.group(),
                guessed.copies(),
                Optional.empty(),
                List.of());
    }

    private ColumnType type(ColumnSpec column, Schema expected) {
        if (column.name().equals(label)) {
            return ColumnType.LABEL;
        }
        int index = expected.indexOf(column.name());
        if (index < 0) {
            return ColumnType.DROPPED;
        }
        return switch (expected.feature(index)) {
            case Feature.Numeric numeric -> column.type().numeric() ? column.type() : ColumnType.NUMBER;
            case Feature.Categorical categorical -> ColumnType.CATEGORY;
        };
    }

    /** Windows of rows need an order in time, which only descriptors of known data sets state. */
    static void requireNoWindow(RunPlan plan) {
        int window = plan.settings().value(FitSettings.WINDOW);
        if (window > 1) {
            throw new IllegalArgumentException(
                    "setting 'window': expected 1 for data set '" + plan.data().name() + "', found " + window);
        }
    }

    /**
     * Returns records with the features of a schema, in its order.
     *
     * @param where begins the message about a missing feature
     */
    static Records arranged(Records records, Schema expected, String where) {
        Table table = records.table();
        List<Column> columns = new ArrayList<>();
        for (Feature feature : expected.features()) {
            int index = table.schema().indexOf(feature.name());
            if (index < 0) {
                throw new IllegalArgumentException(where + ": feature '" + feature.name() + "' is missing, found "
                        + String.join(", ", table.schema().names()));
            }
            columns.add(table.columns().get(index));
        }
        return new Records(
                records.part(),
                new Table(expected, columns),
                records.labels(),
                records.rowNumbers(),
                records.groups(),
                records.context());
    }
}
