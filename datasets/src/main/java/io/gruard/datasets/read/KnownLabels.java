package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.Descriptor;
import io.gruard.datasets.descriptor.Task;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The labels that may occur, and their classes in a task.
 *
 * @param names labels that the descriptor names; empty if any label may occur
 * @param coarse labels of copies that are coarser than those of the originals
 * @param task the current task
 * @param tasks all tasks of the data set
 */
record KnownLabels(Set<String> names, Set<String> coarse, Task task, List<Task> tasks) {
    KnownLabels {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        coarse = Set.copyOf(coarse);
        tasks = List.copyOf(tasks);
    }

    static KnownLabels of(Descriptor descriptor, Task task) {
        Set<String> coarse = new TreeSet<>();
        descriptor.copies().forEach(copies -> coarse.addAll(copies.labels()));
        return new KnownLabels(descriptor.labels(), coarse, task, descriptor.tasks());
    }

    /** The class of a label, or -1 if it may not occur. */
    int classOf(String label) {
        return names.isEmpty() || names.contains(label) || coarse.contains(label) ? task.classOf(label) : -1;
    }

    /** What a label without a class must be, for messages. */
    String expected(String found) {
        List<String> serving = tasks.stream()
                .filter(other -> other.classOf(found) >= 0)
                .map(Task::name)
                .toList();
        if (coarse.contains(found) && !serving.isEmpty()) {
            return "a label of the task " + task.name() + " (this copy serves only the task "
                    + String.join(" or ", serving) + ")";
        }
        return "one of the labels " + names;
    }
}
