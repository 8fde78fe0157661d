package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataFile;
import java.nio.file.Path;

/**
 * A file of a data set and its path.
 *
 * @param path path of the file, which is compressed if it ends in {@code .gz}
 */
public record FoundFile(DataFile file, Path path) {
    /** Whether the file is compressed. */
    public boolean compressed() {
        return path.toString().endsWith(".gz");
    }
}
