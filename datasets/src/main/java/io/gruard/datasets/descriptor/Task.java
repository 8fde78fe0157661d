package io.gruard.datasets.descriptor;

import io.gruard.core.Classes;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A question put to the data: which labels make which class.
 *
 * @param name its name
 * @param classes the classes
 * @param classOfLabel the class of each label that is named
 * @param others the class of all other known labels, if they have one
 */
public record Task(String name, Classes classes, Map<String, Integer> classOfLabel, OptionalInt others) {
    public Task {
        classOfLabel = Map.copyOf(classOfLabel);
    }

    /** The class of a label, or -1 if the task has none for it. */
    public int classOf(String label) {
        return classOfLabel.getOrDefault(label, others.orElse(-1));
    }
}
