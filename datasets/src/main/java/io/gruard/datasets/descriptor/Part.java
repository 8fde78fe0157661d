package io.gruard.datasets.descriptor;

import java.util.List;

/**
 * A part of a data set as it is published: the rows of its files, in order.
 *
 * @param name its name
 * @param files at least one
 */
public record Part(String name, List<DataFile> files) {
    public Part {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("part '" + name + "' needs at least one file");
        }
    }
}
