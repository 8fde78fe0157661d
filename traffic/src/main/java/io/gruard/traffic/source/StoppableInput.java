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
 * A stream that ends when asked to, though its source is silent: reading from a pipe cannot be interrupted, so a thread of its own
 * reads, and is left behind. What it has read by then is still given.
 */
final class StoppableInput extends InputStream {
    private static final int CHUNK = 1 << 16;
    /** Together they hold the largest record of a capture, or it would never be available. */
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
     * A stream.
     *
     * @param source closed with this
     * @param stop asked while there is nothing to read
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
                // Whatever it is: a reader without an end in sight would wait for ever.
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
     * All that was read ahead. When the end or a failure is in sight far more than that: who waits until a whole record can be had
     * need not wait for one that is cut off there.
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
