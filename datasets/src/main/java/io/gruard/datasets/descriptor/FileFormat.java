package io.gruard.datasets.descriptor;

import java.util.List;

/**
 * How files are written.
 *
 * @param syntax syntax of the files
 * @param header for CSV: whether the first line of every file names its columns; otherwise they are in the order of the
 *     descriptor
 * @param delimiter for CSV: separator of cells
 * @param absent texts that stand for a missing category, such as {@code 0} and {@code 0.0}; all are replaced by the
 *     first of them
 * @param missing what happens to rows with an empty cell, NaN or an infinite number in a feature
 * @param malformed what happens to rows whose cells do not fit their columns; {@link MissingValuePolicy#ZERO} is not
 *     allowed
 */
public record FileFormat(
        FileSyntax syntax,
        boolean header,
        char delimiter,
        List<String> absent,
        MissingValuePolicy missing,
        MissingValuePolicy malformed) {
    public FileFormat {
        absent = List.copyOf(absent);
        if (malformed == MissingValuePolicy.ZERO) {
            throw new IllegalArgumentException("malformed rows: expected error or set-aside, found 'zero'");
        }
    }
}
