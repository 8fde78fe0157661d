package io.gruard.experiment.run;

import io.gruard.datasets.read.Sha256;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is to be trained and judged. Together with the data it decides a run's figures, but for those of speed.
 *
 * @param data which data
 * @param model name of the architecture
 * @param protocol how rows are split and judged
 * @param seed of everything random
 * @param seeds how many seeds, from {@code seed} upwards, the protocol is run with
 * @param settings of the network, its training, encoding and balancing
 */
public record RunPlan(DataChoice data, String model, Protocol protocol, long seed, int seeds, Settings settings) {
    public RunPlan {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be 1 or more, found " + seeds);
        }
    }

    /**
     * SHA-256 of everything that decides the weights, but for the seed. It stands in saved states and in lists of test readings: the text that is
     * summed names each part itself, so that no name in Java decides it.
     *
     * @param files the data
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
     * Which data.
     *
     * @param name of the data set
     * @param descriptor file that describes it; empty for a data set that ships with gruard
     * @param task name of the task
     * @param rows rows of the training part to take, every class represented; 0 for all
     */
    public record DataChoice(String name, String descriptor, String task, int rows) {
        public DataChoice {
            if (rows < 0) {
                throw new IllegalArgumentException("rows must be 1 or more, or 0 for all, found " + rows);
            }
        }
    }
}
