package io.gruard.datasets.descriptor;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of a file.
 *
 * @param name its name as in the header, without surrounding blanks
 * @param type type of its cells
 * @param pattern pattern that the whole cell must match, for any type; the only check for columns that are not features
 */
public record ColumnSpec(String name, ColumnType type, Optional<Pattern> pattern) {
    /** Makes a column without a pattern. */
    public ColumnSpec(String name, ColumnType type) {
        this(name, type, Optional.empty());
    }
}
