package io.gruard.datasets.descriptor;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One column of a file.
 *
 * @param name its name, as the header has it without surrounding spaces
 * @param type what it holds
 * @param pattern what the whole cell must match, whatever the type; for columns that are no features it is the only check
 */
public record ColumnSpec(String name, ColumnType type, Optional<Pattern> pattern) {
    /** A column without a pattern. */
    public ColumnSpec(String name, ColumnType type) {
        this(name, type, Optional.empty());
    }
}
