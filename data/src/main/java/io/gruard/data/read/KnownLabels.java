package io.gruard.data.read;

import io.gruard.data.descriptor.Task;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labels that may occur, and their classes in a task.
 *
 * @param names labels that the descriptor names; empty if it takes any
 */
record KnownLabels(Set<String> names, Task task) {
    KnownLabels {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** The class of a label, or -1 if it may not occur. */
    int classOf(String label) {
        return names.isEmpty() || names.contains(label) ? task.classOf(label) : -1;
    }
}
