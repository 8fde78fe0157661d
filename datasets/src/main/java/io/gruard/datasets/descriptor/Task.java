package io.gruard.datasets.descriptor;

import io.gruard.core.Classes;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A classification task: the mapping of labels to classes.
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

    /** The class of a label, or -1 if it has none in this task. */
    public int classOf(String label) {
        return classOfLabel.getOrDefault(label, others.orElse(-1));
    }
}
