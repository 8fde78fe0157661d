package io.gruard.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of untrusted text in bounded memory. Characters of a line after the first {@value #MAX_LENGTH} are
 * skipped. A line ends at {@code \n}, {@code \r\n} or the end of the text.
 */
public final class Lines implements Closeable {
    /** Maximum number of characters in a line. tshark writes payloads of several tens of thousands. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final int BUFFER = 1 << 13;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int from;
    private int to;

    /** Reads from a reader. Closing this closes the reader. */
    public Lines(Reader reader) {
        this.reader = reader;
    }

    /** The next line without its line end, or null after the last line. */
    public @Nullable String next() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (true) {
            if (from == to) {
                int read = reader.read(buffer, 0, BUFFER);
                if (read < 0) {
                    return any ? taken() : null;
                }
                from = 0;
                to = read;
            }
            any |= from < to;
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.append(buffer, from, Math.min(end - from, MAX_LENGTH - line.length()));
            if (end < to) {
                from = end + 1;
                return taken();
            }
            from = end;
        }
    }

    private String taken() {
        int length = line.length();
        boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
        return line.substring(0, carriageReturn ? length - 1 : length);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
