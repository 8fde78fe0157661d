package io.gruard.datasets.read;

/** How the reader takes single cells, for whoever wants to know before reading. Cells have no surrounding spaces. */
public final class CellText {
    private CellText() {}

    /** Whether the cell says that there is no value: empty, NaN, infinite. */
    public static boolean absent(String cell) {
        return NumberParser.absent(cell.toCharArray(), 0, cell.length());
    }

    /** The decimal number, or NaN if the cell is none. */
    public static double decimal(String cell) {
        return NumberParser.decimal(cell.toCharArray(), 0, cell.length());
    }

    /** The hexadecimal number, or NaN if the cell is none. */
    public static double hexadecimal(String cell) {
        return NumberParser.hexadecimal(cell.toCharArray(), 0, cell.length());
    }
}
