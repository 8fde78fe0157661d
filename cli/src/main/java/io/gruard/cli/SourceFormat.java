package io.gruard.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a source is written in. */
enum SourceFormat {
    /** pcap or pcapng. */
    CAPTURE,
    /** Zeek's conn.log, tab-separated or JSON. */
    ZEEK,
    /** What candump -L writes. */
    CANDUMP,
    /** Rows with the model's features. */
    CSV;

    private static final Set<Integer> CAPTURES =
            Set.of(0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1, 0xa1b2cd34, 0x34cdb2a1, 0x0a0d0d0a);

    /**
     * Tells the format by the first bytes; what cannot be told is taken for a capture, whose reader says what it wants.
     *
     * @param stream supports marks
     */
    static SourceFormat of(InputStream stream) throws IOException {
        stream.mark(4);
        byte[] first = stream.readNBytes(4);
        stream.reset();
        if (first.length < 4 || CAPTURES.contains(ByteBuffer.wrap(first).getInt())) {
            return CAPTURE;
        }
        return switch (first[0]) {
            case '#', '{' -> ZEEK;
            case '(' -> CANDUMP;
            default -> isText(first) ? CSV : CAPTURE;
        };
    }

    /** Printable ASCII, or the byte order mark of UTF-8. */
    private static boolean isText(byte[] bytes) {
        boolean marked = (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf;
        return marked || new String(bytes, StandardCharsets.ISO_8859_1).matches("[\\x20-\\x7e\\t\\r\\n]+");
    }

    /** The word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
