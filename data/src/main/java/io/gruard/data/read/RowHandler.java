package io.gruard.data.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.gruard.data.DataException;
import io.gruard.data.descriptor.ColumnSpec;
import io.gruard.data.descriptor.Format;
import io.gruard.data.descriptor.Lenience;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Takes the rows of one file, cell by cell, as the CSV reader finds them. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final String file;
    private final PartBuilder part;
    private final List<ColumnSpec> columns;
    private final CellSink[] sinks;
    private final Format format;
    private final List<String> header = new ArrayList<>();
    private boolean inHeader;
    private int[] columnOfField;
    private int rows;

    /** The first cell of the row at hand that does not fit: its column, or -1. */
    private int badColumn;

    private CellSink.Verdict badVerdict = CellSink.Verdict.FITS;
    private String badText = "";

    RowHandler(String file, PartBuilder part) {
        this.file = file;
        this.part = part;
        this.columns = part.descriptor().columns();
        this.sinks = part.sinks().toArray(new CellSink[0]);
        this.format = part.descriptor().format();
        this.inHeader = format.header();
        this.columnOfField = IntStream.range(0, sinks.length).toArray();
    }

    /** Data rows so far, set aside or not. */
    int rows() {
        return rows;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        badColumn = -1;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        if (inHeader) {
            header.add(new String(buffer, offset, length));
            return;
        }
        if (field >= columnOfField.length || badColumn >= 0) {
            return;
        }
        int from = offset;
        int to = offset + length;
        while (from < to && buffer[from] <= ' ') {
            from++;
        }
        while (from < to && buffer[to - 1] <= ' ') {
            to--;
        }
        int column = columnOfField[field];
        CellSink sink = sinks[column];
        CellSink.Verdict verdict = sink.offer(buffer, from, to);
        if (verdict == CellSink.Verdict.FITS) {
            return;
        }
        if (verdict == CellSink.Verdict.MISSING && format.missing() == Lenience.ZERO) {
            sink.offerZero();
            return;
        }
        badColumn = column;
        badVerdict = verdict;
        badText = new String(buffer, from, Math.min(to - from, 60));
    }

    @Override
    protected Boolean buildRecord() {
        try {
            if (inHeader) {
                inHeader = false;
                columnOfField = Header.columnOfField(file, header, columns);
            } else {
                rows++;
                takeRow();
            }
        } catch (DataException wrong) {
            throw new UncheckedIOException(wrong);
        }
        return Boolean.TRUE;
    }

    private void takeRow() throws DataException {
        if (getFieldCount() != columnOfField.length) {
            refuse(
                    format.malformed(),
                    "wrong number of cells",
                    "found " + getFieldCount() + " columns, wanted " + columnOfField.length);
        } else if (badColumn < 0) {
            part.keepRow();
        } else {
            String name = columns.get(badColumn).name();
            boolean missing = badVerdict == CellSink.Verdict.MISSING;
            refuse(
                    missing ? format.missing() : format.malformed(),
                    "'" + name + "' " + (missing ? "missing" : "malformed"),
                    "'" + name + "' must be " + sinks[badColumn].wanted() + ", found '" + badText + "'");
        }
    }

    private void refuse(Lenience lenience, String reason, String error) throws DataException {
        if (lenience == Lenience.ERROR) {
            throw new DataException(file + ":" + getStartingLineNumber() + ": " + error);
        }
        part.setRowAside(reason);
    }
}
