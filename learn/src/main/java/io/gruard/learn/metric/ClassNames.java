package io.gruard.learn.metric;

import java.util.List;

/**
 * The classes of a task, in the order of the network's outputs, and which of them is benign.
 *
 * @param names one name a class
 * @param benign index of the benign class; every other class is an attack
 */
public record ClassNames(List<String> names, int benign) {
    public ClassNames {
        names = List.copyOf(names);
        if (names.size() < 2) {
            throw new IllegalArgumentException("a task needs two classes or more, found " + names);
        }
        if (benign < 0 || benign >= names.size()) {
            throw new IllegalArgumentException(
                    "the benign class must be one of 0.." + (names.size() - 1) + ", found " + benign);
        }
    }

    public int count() {
        return names.size();
    }

    public String name(int index) {
        return names.get(index);
    }
}
