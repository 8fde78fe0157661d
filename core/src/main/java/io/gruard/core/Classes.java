package io.gruard.core;

import java.util.HashSet;
import java.util.List;

/**
 * The classes of a task.
 *
 * @param names distinct names; a class is its index here
 * @param benign the index of the benign class; all others are attacks
 */
public record Classes(List<String> names, int benign) {
    public Classes {
        names = List.copyOf(names);
        if (names.size() < 2 || new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("expected at least two classes with different names, found " + names);
        }
        if (benign < 0 || benign >= names.size()) {
            throw new IllegalArgumentException(
                    "the benign class must be in 0.." + (names.size() - 1) + ", found " + benign);
        }
    }

    /** Number of classes. */
    public int size() {
        return names.size();
    }

    public String name(int index) {
        return names.get(index);
    }

    /** The index of the class with this name, or -1. */
    public int indexOf(String name) {
        return names.indexOf(name);
    }
}
