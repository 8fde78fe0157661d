package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataFile;
import java.nio.file.Path;

/**
 * A file of a data set and where it lies.
 *
 * @param path plain, or compressed if it ends in {@code .gz}
 */
public record FoundFile(DataFile file, Path path) {
    /** Whether it must be unpacked while it is read. */
    public boolean compressed() {
        return path.toString().endsWith(".gz");
    }
}
