package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.descriptor.FileFormat;
import io.gruard.datasets.descriptor.MissingValuePolicy;
import java.util.List;
import java.util.stream.IntStream;

/** Collects the rows of one file, cell by cell, from the reader of its syntax. */
final class RowCollector {
    private static final int CHARACTERS_SHOWN = 60;

    private final String file;
    private final PartBuilder part;
    private final CellSink[] sinks;
    private final FileLayout layout;
    private final FileFormat format;
    private int[] columnOfField;
    private int rows;

    /** The column of the first invalid cell of the current row, or -1. */
    private int badColumn;

    private CellSink.CellStatus badVerdict = CellSink.CellStatus.FITS;
    private String badText = "";
    private String expected = "";

    RowCollector(String file, PartBuilder part, FileLayout layout) {
        this.file = file;
        this.part = part;
        this.layout = layout;
        this.sinks = part.sinks().toArray(new CellSink[0]);
        this.format = layout.format();
        this.columnOfField = IntStream.range(0, sinks.length).toArray();
    }

    /** The number of data rows so far, including skipped rows. */
    int rows() {
        return rows;
    }

    /** Receives the names of the columns, in the order of the cells. */
    void header(List<String> cells, long line) throws DataException {
        columnOfField = Header.columnOfField(file + ":" + line, cells, layout);
    }

    void beginRow() {
        badColumn = -1;
    }

    /** Receives the cell in {@code text[from, to)}, with or without surrounding blanks. An empty cell is missing. */
    void cell(int field, char[] text, int from, int to) {
        if (field >= columnOfField.length || badColumn >= 0) {
            return;
        }
        int first = from;
        int end = to;
        while (first < end && text[first] <= ' ') {
            first++;
        }
        while (first < end && text[end - 1] <= ' ') {
            end--;
        }
        CellSink sink = sinks[columnOfField[field]];
        CellSink.CellStatus verdict = sink.offer(text, first, end);
        if (verdict == CellSink.CellStatus.FITS) {
            return;
        }
        if (verdict == CellSink.CellStatus.MISSING && format.missing() == MissingValuePolicy.ZERO) {
            sink.offerZero();
            return;
        }
        String found = new String(text, first, Math.min(end - first, CHARACTERS_SHOWN));
        misfit(field, verdict, found, sink.expected(found));
    }

    /** Receives a cell whose value is not declared for its column. */
    void undeclared(int field, String found) {
        if (field < columnOfField.length && badColumn < 0) {
            misfit(field, CellSink.CellStatus.MALFORMED, found, "one of the values that its @attribute line declares");
        }
    }

    private void misfit(int field, CellSink.CellStatus verdict, String found, String expected) {
        badColumn = columnOfField[field];
        badVerdict = verdict;
        badText = found;
        this.expected = expected;
    }

    /** Ends the row: keeps it, skips it or fails. */
    void endRow(int fields, long line) throws DataException {
        rows++;
        if (fields != columnOfField.length) {
            refuse(
                    line,
                    format.malformed(),
                    "wrong number of cells",
                    "expected " + columnOfField.length + " columns, found " + fields);
        } else if (badColumn < 0) {
            part.keepRow();
        } else {
            String name = layout.names().get(badColumn);
            boolean missing = badVerdict == CellSink.CellStatus.MISSING;
            refuse(
                    line,
                    missing ? format.missing() : format.malformed(),
                    "'" + name + "' " + (missing ? "missing" : "malformed"),
                    "'" + name + "' must be " + expected + ", found '" + badText + "'");
        }
    }

    private void refuse(long line, MissingValuePolicy missingValues, String reason, String error) throws DataException {
        if (missingValues == MissingValuePolicy.ERROR) {
            throw new DataException(file + ":" + line + ": " + error);
        }
        part.setRowAside(reason);
    }
}
