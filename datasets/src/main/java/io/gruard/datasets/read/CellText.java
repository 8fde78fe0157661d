package io.gruard.datasets.read;

/**
 * Interprets single cells like the reader, for callers that inspect a file before reading. Cells must have no
 * surrounding blanks.
 */
public final class CellText {
    private CellText() {}

    /** Whether the cell has no value: empty, NaN or infinite. */
    public static boolean absent(String cell) {
        return NumberParser.absent(cell.toCharArray(), 0, cell.length());
    }

    /** The decimal number, or NaN if the cell is not one. */
    public static double decimal(String cell) {
        return NumberParser.decimal(cell.toCharArray(), 0, cell.length());
    }

    /** The hexadecimal number, or NaN if the cell is not one. */
    public static double hexadecimal(String cell) {
        return NumberParser.hexadecimal(cell.toCharArray(), 0, cell.length());
    }
}
