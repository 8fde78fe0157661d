package io.gruard.traffic.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The format of a source of records. */
public enum SourceFormat {
    /** Packets: pcap or pcapng. */
    CAPTURE,
    /** Zeek's conn.log, tab-separated or JSON. */
    ZEEK,
    /** CAN frames, as candump -L writes them. */
    CANDUMP,
    /** Rows with the model's features. */
    CSV;

    private static final Set<Integer> CAPTURES =
            Set.of(0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1, 0xa1b2cd34, 0x34cdb2a1, 0x0a0d0d0a);

    /**
     * Recognises the format by the first bytes. Unknown binary data counts as a capture: the reader of captures then reports what
     * it expected.
     *
     * @param stream must support marks; its position stays
     * @throws IOException if the stream cannot be read
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

    /** Whether such a source is a log with a line for each flow. */
    boolean isFlowLog() {
        return this == ZEEK;
    }

    /** Printable ASCII, or the byte order mark of UTF-8. */
    private static boolean isText(byte[] bytes) {
        boolean marked = (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf;
        return marked || new String(bytes, StandardCharsets.ISO_8859_1).matches("[\\x20-\\x7e\\t\\r\\n]+");
    }

    /** The format's name in settings and messages. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
