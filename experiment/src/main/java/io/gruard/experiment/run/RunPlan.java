package io.gruard.experiment.run;

import io.gruard.datasets.read.Sha256;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What to train and evaluate. Plan and data determine all figures of a run except those of speed.
 *
 * @param data the data
 * @param model name of the architecture
 * @param protocol how rows are split into training and test rows
 * @param seed random seed
 * @param seeds number of runs of the protocol, with consecutive seeds from {@code seed}
 * @param settings settings of network, training, encoding and balancing
 */
public record RunPlan(DataChoice data, String model, Protocol protocol, long seed, int seeds, Settings settings) {
    public RunPlan {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds: expected 1 or more, found " + seeds);
        }
    }

    /**
     * Computes the SHA-256 of everything that determines the weights, except the seed. Checkpoints and lists of test readings
     * contain it. The hashed text has its own names, so the value does not depend on names in the code.
     *
     * @param files the data files
     */
    public String sum(List<SourceFile> files) {
        StringBuilder text = new StringBuilder();
        line(text, "dataset", data.name());
        line(text, "descriptor", data.descriptor());
        line(text, "task", data.task());
        line(text, "rows", data.rows());
        line(text, "model", model);
        line(text, "protocol", protocol.text());
        settings.byName().forEach((name, value) -> line(text, "setting " + name, value));
        for (SourceFile file : files) {
            line(text, "file part", file.part());
            line(text, "file name", file.name());
            line(text, "file rows", file.rows());
            line(text, "file sha256", file.sha256());
        }
        return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    /**
     * The data of a plan.
     *
     * @param name name of the data set
     * @param descriptor path of its descriptor; empty for a data set that ships with gruard
     * @param task name of the task
     * @param rows number of rows of a stratified sample of the training part; 0 for all rows
     */
    public record DataChoice(String name, String descriptor, String task, int rows) {
        public DataChoice {
            if (rows < 0) {
                throw new IllegalArgumentException("rows: expected 1 or more, or 0 for all, found " + rows);
            }
        }
    }
}
