package io.gruard.traffic.can;

import io.gruard.traffic.Lines;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads CAN frames from a file or a pipe in the format of {@code candump -l} and {@code candump -L} of can-utils. Reads
 * classic, extended, remote, error and FD frames. Lines that are not frames are counted and skipped, because a log may
 * be truncated or mixed with other output.
 *
 * <p>A line is {@code (seconds.micros) bus id#data}. An identifier of 8 digits is extended, {@code id#R} is a remote
 * frame, and {@code id##F data} is an FD frame with the hexadecimal digit F as flags.
 */
public final class CandumpReader implements Closeable {
    /** Set in the identifier of an error frame (linux/can.h, CAN_ERR_FLAG). */
    static final int ERROR_BIT = 0x2000_0000;

    private static final int STANDARD_DIGITS = 3;
    private static final Pattern LINE = Pattern.compile(
            "\\s*\\((\\d{1,10})\\.(\\d{1,9})\\)\\s+(\\S+)\\s+([0-9A-Fa-f]{3}|[0-9A-Fa-f]{8})#(\\S*)(?:\\s+[RT])?\\s*");

    private final Lines lines;
    private long malformed;

    /** Reads from a reader. Closing this closes the reader. */
    public CandumpReader(BufferedReader lines) {
        this.lines = new Lines(lines);
    }

    /** Reads a file. */
    public static CandumpReader open(Path file) throws IOException {
        return open(Files.newInputStream(file));
    }

    /** Reads a stream, such as standard input piped from {@code candump -L}. */
    public static CandumpReader open(InputStream stream) {
        return new CandumpReader(new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1)));
    }

    /** The next frame, or null at the end. */
    public @Nullable CanFrame next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            CanFrame frame = parse(line);
            if (frame != null) {
                return frame;
            }
            if (!line.isBlank()) {
                malformed++;
            }
        }
        return null;
    }

    /** Number of lines skipped because they are not frames. */
    public long malformedLines() {
        return malformed;
    }

    /** Parses a line; null if it is not a frame. */
    static @Nullable CanFrame parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return null;
        }
        String fraction = (parts.group(2) + "00000000").substring(0, 9);
        long nanos = Long.parseLong(parts.group(1)) * 1_000_000_000L + Long.parseLong(fraction);
        int id = (int) Long.parseLong(parts.group(4), 16);
        boolean wide = parts.group(4).length() > STANDARD_DIGITS;
        try {
            return frame(nanos, parts.group(3), id, wide, parts.group(5));
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }

    private static CanFrame frame(long nanos, String bus, int id, boolean wide, String body) {
        boolean error = wide && (id & ERROR_BIT) != 0;
        int identifier = error ? id & CanFrame.MAX_EXTENDED : id;
        if (body.startsWith("#")) {
            int flags = Integer.parseInt(body.substring(1, Math.min(2, body.length())), 16);
            return new CanFrame(nanos, bus, identifier, wide, CanFrame.Kind.FD, flags, bytes(body.substring(2)));
        }
        if (body.startsWith("R")) {
            return new CanFrame(nanos, bus, identifier, wide, CanFrame.Kind.REMOTE, 0, new byte[0]);
        }
        // An underscore precedes the length code of frames that claim more than 8 bytes.
        int suffix = body.indexOf('_');
        byte[] data = bytes(suffix < 0 ? body : body.substring(0, suffix));
        return new CanFrame(nanos, bus, identifier, wide, error ? CanFrame.Kind.ERROR : CanFrame.Kind.DATA, 0, data);
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal.replace(".", ""));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
