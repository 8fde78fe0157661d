package io.gruard.data.descriptor;

/**
 * How the files are written.
 *
 * @param header whether the first line of every file names its columns; if not, they are in the descriptor's order
 * @param delimiter between cells
 * @param missing what becomes of rows with an empty cell, NaN or an infinite number in a feature
 * @param malformed what becomes of rows whose cells do not fit their columns; {@link Lenience#ZERO} makes no sense here
 */
public record Format(boolean header, char delimiter, Lenience missing, Lenience malformed) {
    public Format {
        if (malformed == Lenience.ZERO) {
            throw new IllegalArgumentException("malformed rows: found 'zero', wanted error or set-aside");
        }
    }
}
