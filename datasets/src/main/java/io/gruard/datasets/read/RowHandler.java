package io.gruard.datasets.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import io.gruard.datasets.descriptor.DataException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Passes the cells of the CSV reader to the collector of rows. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final RowCollector rows;
    private final List<String> header = new ArrayList<>();
    private boolean inHeader;

    RowHandler(RowCollector rows, boolean header) {
        this.rows = rows;
        this.inHeader = header;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        rows.beginRow();
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        if (inHeader) {
            header.add(new String(buffer, offset, length));
        } else {
            rows.cell(field, buffer, offset, offset + length);
        }
    }

    @Override
    protected Boolean buildRecord() {
        try {
            if (inHeader) {
                inHeader = false;
                rows.header(header, getStartingLineNumber());
            } else {
                rows.endRow(getFieldCount(), getStartingLineNumber());
            }
        } catch (DataException wrong) {
            throw new UncheckedIOException(wrong);
        }
        return Boolean.TRUE;
    }
}
