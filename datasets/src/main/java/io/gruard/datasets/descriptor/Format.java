package io.gruard.datasets.descriptor;

import java.util.List;

/**
 * How the files are written.
 *
 * @param syntax the syntax of their lines
 * @param header whether, in CSV, the first line of every file names its columns; if not, they are in the descriptor's order
 * @param delimiter between cells of CSV
 * @param absent words that stand for an absent category, such as {@code 0} and {@code 0.0}: they all count as the first of them
 * @param missing what becomes of rows with an empty cell, NaN or an infinite number in a feature
 * @param malformed what becomes of rows whose cells do not fit their columns; {@link MissingValuePolicy#ZERO} makes no sense here
 */
public record Format(
        FileSyntax syntax,
        boolean header,
        char delimiter,
        List<String> absent,
        MissingValuePolicy missing,
        MissingValuePolicy malformed) {
    public Format {
        absent = List.copyOf(absent);
        if (malformed == MissingValuePolicy.ZERO) {
            throw new IllegalArgumentException("malformed rows: found 'zero', expected error or set-aside");
        }
    }
}
