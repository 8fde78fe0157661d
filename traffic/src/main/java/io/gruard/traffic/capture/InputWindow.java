package io.gruard.traffic.capture;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.ZipException;

/** A buffered stream with a cursor. The record at the cursor is contiguous in the buffer and is not copied. */
final class InputWindow implements Closeable {
    private static final int INITIAL_SIZE = 1 << 18;

    private final InputStream input;
    private final DropCounters drops;
    private byte[] bytes = new byte[INITIAL_SIZE];
    private int position;
    private int limit;
    private boolean ended;
    private boolean bigEndian;

    InputWindow(InputStream input, DropCounters drops) {
        this.input = input;
        this.drops = drops;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index in {@link #bytes()} of the byte at the cursor. */
    int position() {
        return position;
    }

    void order(ByteOrder order) {
        bigEndian = order == ByteOrder.BIG_ENDIAN;
    }

    /** Whether that many bytes follow. They are then in the buffer at {@link #position()}. */
    boolean has(int count) throws IOException {
        return limit - position >= count || fill(count);
    }

    /** Whether that many bytes are available without waiting. */
    boolean ready(int count) throws IOException {
        return ended || limit - position >= count || limit - position + input.available() >= count;
    }

    /** Whether at least one more byte follows. */
    boolean hasMore() throws IOException {
        return has(1);
    }

    void advance(int count) {
        position += count;
    }

    /** Skips bytes, which need not fit into memory. False if the stream ends first. */
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            int step = (int) Math.min(left, INITIAL_SIZE);
            if (!has(step)) {
                position = limit;
                return false;
            }
            position += step;
            left -= step;
        }
        return true;
    }

    /** The unsigned 16-bit number at a distance from the cursor, in the byte order of the capture. */
    int u16(int distance) {
        int first = bytes[position + distance] & 0xff;
        int second = bytes[position + distance + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    /** The 32-bit number at a distance from the cursor, in the byte order of the capture. */
    int i32(int distance) {
        return bigEndian ? u16(distance) << 16 | u16(distance + 2) : u16(distance + 2) << 16 | u16(distance);
    }

    long u32(int distance) {
        return i32(distance) & 0xffff_ffffL;
    }

    /** The 64-bit number at a distance from the cursor, in the byte order of the capture. */
    long i64(int distance) {
        return bigEndian ? u32(distance) << 32 | u32(distance + 4) : u32(distance + 4) << 32 | u32(distance);
    }

    private boolean fill(int count) throws IOException {
        if (count > bytes.length - position) {
            byte[] target = count > bytes.length ? new byte[Math.max(count, 2 * bytes.length)] : bytes;
            System.arraycopy(bytes, position, target, 0, limit - position);
            bytes = target;
            limit -= position;
            position = 0;
        }
        while (!ended && limit - position < count) {
            int read = read();
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        }
        return limit - position >= count;
    }

    private int read() throws IOException {
        try {
            return input.read(bytes, limit, bytes.length - limit);
        } catch (EOFException cut) {
            // The compressed file is truncated or still being written. What was read before is used.
            drops.count(DropReason.RECORD_CUT);
            return -1;
        } catch (ZipException broken) {
            drops.count(DropReason.COMPRESSION_BROKEN);
            return -1;
        }
    }

    /** The bytes at the cursor in hexadecimal, for messages. */
    String preview(int count) {
        StringBuilder text = new StringBuilder();
        for (byte value : Arrays.copyOfRange(bytes, position, Math.min(limit, position + count))) {
            text.append(String.format("%02x", value));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
