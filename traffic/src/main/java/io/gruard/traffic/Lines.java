package io.gruard.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a text that may be hostile: what stands behind the first {@value #LONGEST} characters of a line is passed over, so that a text
 * without line ends takes no more memory than that. Ends are {@code \n}, {@code \r\n} or the end of the text.
 */
public final class Lines implements Closeable {
    /** Characters of a line; tshark writes payloads of some ten thousand. */
    public static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 13;

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int from;
    private int to;

    /** Reads from a reader; closing this closes it. */
    public Lines(Reader reader) {
        this.reader = reader;
    }

    /** The next line without its end, or null behind the last. */
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
            line.append(buffer, from, Math.min(end - from, LONGEST - line.length()));
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
