package io.gruard.traffic.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that another process is still writing. At its end, {@code read} waits for more until the stream is closed. */
public final class GrowingFile extends InputStream {
    private static final long POLL_MILLIS = 20;

    private final FileChannel channel;
    private volatile boolean closed;

    /** Opens the file at its beginning. */
    public GrowingFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
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
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, length);
        while (!closed) {
            int read = channel.read(buffer);
            if (read > 0) {
                return read;
            }
            pause();
        }
        return -1;
    }

    @Override
    public int available() throws IOException {
        return closed ? 0 : (int) Math.min(Integer.MAX_VALUE, channel.size() - channel.position());
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a capture to grow");
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        channel.close();
    }
}
