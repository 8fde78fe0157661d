package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.DataException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read. */
final class CountedInput extends FilterInputStream {
    private final long limit;
    private long bytes;

    /** Counts without a limit. */
    CountedInput(InputStream in) {
        this(in, Long.MAX_VALUE);
    }

    /** @param limit number of bytes after which reading fails, so that a wrong file cannot fill the disk */
    CountedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** The number of bytes so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws DataException {
        bytes += read;
        if (bytes > limit) {
            throw new DataException("expected " + limit + " bytes, found more");
        }
    }
}
