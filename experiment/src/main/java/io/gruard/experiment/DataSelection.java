package io.gruard.experiment;

import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.read.DataFolders;
import io.gruard.experiment.run.RunPlan.DataChoice;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;

/**
 * A data set that a plan uses, looked up but not read.
 *
 * @param choice names data set and task
 * @param descriptor describes the data set
 */
public record DataSelection(DataChoice choice, Descriptor descriptor) {
    /**
     * Looks up a data set.
     *
     * @param named its name is used only if it names no descriptor; an empty task means the first one
     * @throws IOException if there is no such data set, or its descriptor cannot be read
     * @throws IllegalArgumentException if the data set has no such task
     */
    public static DataSelection find(DataChoice named, DataFolders folders) throws IOException {
        Descriptor descriptor = RunData.dataSet(named, folders).descriptor();
        String task = named.task().isEmpty()
                ? descriptor.task().name()
                : descriptor.task(named.task()).name();
        return new DataSelection(new DataChoice(descriptor.name(), named.descriptor(), task, named.rows()), descriptor);
    }

    /** Returns the name of the data set. */
    public String name() {
        return choice.name();
    }

    /** Returns the protocol to use if none is chosen. */
    public Protocol defaultProtocol() {
        return Protocol.defaults(descriptor.official().isPresent());
    }
}
