package io.gruard.api;

import io.gruard.model.ModelFile;
import io.gruard.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A trained model. Immutable; safe for use by several threads. */
public final class Model {
    private final TrainedModel trained;

    Model(TrainedModel trained) {
        this.trained = trained;
    }

    /**
     * Reads a model that {@link #save} or {@code gruard train} wrote.
     *
     * @param file the model file, or the folder of a run with its {@code model.onnx}
     * @return the model
     * @throws IOException if the file is missing, damaged, or not a model of this version of gruard
     */
    public static Model load(Path file) throws IOException {
        return new Model(ModelFile.read(file));
    }

    /**
     * Writes the model as one ONNX file that takes raw rows. Other ONNX runtimes can run it (docs/MODEL_FILE.md).
     *
     * @param file the file; an older one is replaced when the new one is complete
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        ModelFile.write(trained, file);
    }

    /**
     * Evaluates the model's verdicts on labelled rows. A data set of several parts uses its first official test part.
     *
     * @param data rows that the model was not trained on
     * @return the figures
     * @throws IOException if the data cannot be read
     * @throws IllegalArgumentException if the data lack a feature, or their labels are not the model's classes
     */
    public Evaluation evaluate(DataSet data) throws IOException {
        return Evaluation.of(data.evaluate(trained, Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Creates a classifier of single rows.
     *
     * @return the classifier, which the caller closes
     */
    public Classifier classifier() {
        return new Classifier(trained);
    }

    /**
     * Returns the features that a row must have.
     *
     * @return their names, in the order of the training data
     */
    public List<String> features() {
        return trained.schema().names();
    }

    /**
     * Returns the classes that the model knows, the benign one included.
     *
     * @return their names
     */
    public List<String> classes() {
        return trained.classes().names();
    }

    TrainedModel trained() {
        return trained;
    }
}
