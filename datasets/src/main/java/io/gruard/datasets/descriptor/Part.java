package io.gruard.datasets.descriptor;

import java.util.List;

/**
 * A published part of a data set: the rows of its files, in order.
 *
 * @param name its name
 * @param files its files, at least one
 */
public record Part(String name, List<DataFile> files) {
    public Part {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("part '" + name + "': expected at least one file");
        }
    }
}
