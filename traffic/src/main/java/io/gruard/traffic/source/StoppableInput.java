package io.gruard.traffic.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that ends on request even if its source is silent. A read from a pipe cannot be interrupted, so a separate
 * thread reads the source and is abandoned when the stream ends. Data that it has already read is still returned.
 */
final class StoppableInput extends InputStream {
    private static final int CHUNK = 1 << 16;
    /**
     * Maximum number of chunks in memory. Together they must hold the largest record of a capture; otherwise it would
     * never be available.
     */
    private static final int CHUNKS = 32;

    private static final int NO_NEED_TO_WAIT = 1 << 30;
    private static final long POLL_MILLIS = 50;

    private record Chunk(byte[] bytes, @Nullable Throwable failure) {}

    private final InputStream source;
    private final BooleanSupplier stop;
    private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS);
    private byte[] current = new byte[0];
    private int position;
    private boolean ended;

    /**
     * Starts to read.
     *
     * @param source source, which is closed with this stream
     * @param stop polled while there is nothing to read
     */
    StoppableInput(InputStream source, BooleanSupplier stop) {
        this.source = source;
        this.stop = stop;
        Thread.ofPlatform().name("gruard-input").daemon().start(this::readAll);
    }

    private void readAll() {
        byte[] buffer = new byte[CHUNK];
        try {
            try {
                for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                    chunks.put(new Chunk(Arrays.copyOf(buffer, read), null));
                }
                chunks.put(new Chunk(new byte[0], null));
            } catch (IOException | RuntimeException | Error e) {
                // Passes on any failure. Otherwise the reader would wait for ever.
                chunks.put(new Chunk(new byte[0], e));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == current.length && !next()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean next() throws IOException {
        Chunk chunk = null;
        try {
            while (chunk == null && !ended) {
                chunk = chunks.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                ended |= chunk == null && stop.getAsBoolean();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for input");
        }
        if (chunk == null) {
            return false;
        }
        if (chunk.failure() != null) {
            throw chunk.failure() instanceof IOException io
                    ? io
                    : new IOException(
                            "cannot read the input: " + chunk.failure().getMessage(), chunk.failure());
        }
        ended = chunk.bytes().length == 0;
        current = chunk.bytes();
        position = 0;
        return !ended;
    }

    /**
     * The number of bytes that were read ahead. Much larger if the end or a failure follows, so that nobody waits for a
     * record that is truncated there.
     */
    @Override
    public int available() {
        if (ended) {
            return NO_NEED_TO_WAIT;
        }
        int count = current.length - position;
        for (Chunk chunk : chunks) {
            if (chunk.bytes().length == 0) {
                return NO_NEED_TO_WAIT;
            }
            count += chunk.bytes().length;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        source.close();
    }
}
