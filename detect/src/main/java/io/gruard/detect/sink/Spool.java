package io.gruard.detect.sink;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A queue of lines on disk that survives the process.
 *
 * <p>A line's position counts the bytes of all lines before it since the queue began; positions never decrease. The
 * file {@code NAME.spool} begins with the position of its first line. {@code NAME.taken} holds the position up to which
 * lines have been removed. So the file can be rewritten without its beginning by one rename, safe at any moment of a
 * crash.
 *
 * <p>When {@link #offer} returns, the operating system has the line, so it survives a kill of the process. A power
 * failure may lose what the system had not written yet. Safe for several threads.
 */
final class Spool implements Closeable {
    private static final String HEADER = "gruard spool %020d\n";
    private static final int HEADER_BYTES = HEADER.formatted(0).length();
    private static final int POSITION_BYTES = 20;
    private static final int READ_BYTES = 8192;

    private final Path file;
    private final long maxBytes;
    private final FileChannel taken;
    private FileChannel lines;
    private long first;
    private long next;
    private long end;
    private long pending;
    private @Nullable String head;
    private long headEnd;

    /**
     * Opens or creates a queue.
     *
     * @param maxBytes maximum size of its file; further lines are rejected
     * @throws IOException if another process uses it, or its file is not a queue
     */
    Spool(Path folder, String name, long maxBytes) throws IOException {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("alert queue: expected a size of at least 1 byte, found " + maxBytes);
        }
        Files.createDirectories(folder);
        this.file = folder.resolve(name + ".spool");
        this.maxBytes = maxBytes;
        this.taken = open(folder.resolve(name + ".taken"));
        lock();
        this.lines = open(file);
        recover();
    }

    private static FileChannel open(Path path) throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Locks the file that is never replaced; the lock ends with the process. */
    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = taken.tryLock();
        } catch (OverlappingFileLockException held) {
            lock = null;
        }
        if (lock == null) {
            taken.close();
            throw new IOException(file + ": in use by another process; use another state folder for each process");
        }
    }

    private void recover() throws IOException {
        if (lines.size() < HEADER_BYTES) {
            // New, or killed during creation: it never held a line.
            lines.truncate(0);
            write(lines, HEADER.formatted(0), 0);
        }
        String header = read(lines, 0, HEADER_BYTES);
        if (!header.matches("gruard spool \\d{20}\n")) {
            throw new IOException(file + ": expected an alert queue of gruard, found another file");
        }
        first = Long.parseLong(header.substring(HEADER_BYTES - 1 - POSITION_BYTES, HEADER_BYTES - 1));
        end = first + wholeLines();
        lines.truncate(HEADER_BYTES + end - first);
        next = Math.clamp(takenPosition(), first, end);
        pending = linesFrom(next);
    }

    /**
     * Returns the bytes of all complete lines. A kill can leave an incomplete last one, which {@link #offer} never
     * confirmed.
     */
    private long wholeLines() throws IOException {
        long size = lines.size() - HEADER_BYTES;
        while (size > 0) {
            int length = (int) Math.min(READ_BYTES, size);
            int newline = read(lines, HEADER_BYTES + size - length, length).lastIndexOf('\n');
            if (newline >= 0) {
                return size - length + newline + 1;
            }
            size -= length;
        }
        return 0;
    }

    private long takenPosition() throws IOException {
        String text = read(taken, 0, POSITION_BYTES);
        return text.matches("\\d{20}") ? Long.parseLong(text) : 0;
    }

    private long linesFrom(long position) throws IOException {
        long count = 0;
        for (long at = position; at < end; at += READ_BYTES) {
            String part = read(lines, HEADER_BYTES + at - first, (int) Math.min(READ_BYTES, end - at));
            count += part.chars().filter(letter -> letter == '\n').count();
        }
        return count;
    }

    /** Reads bytes as Latin-1, so that positions in the text are positions in the file. */
    private static String read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
            // Until all is read or the file ends.
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.ISO_8859_1);
    }

    private static void write(FileChannel channel, String text, long position) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (left.hasRemaining()) {
            channel.write(left, position + left.position());
        }
    }

    /**
     * Appends a line.
     *
     * @param line without a line end
     * @return whether there was room
     */
    synchronized boolean offer(String line) throws IOException {
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("alert queue: expected a line without a line end");
        }
        String text = new String((line + "\n").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (end - first + text.length() > maxBytes && next > first) {
            dropTaken();
        }
        if (end - first + text.length() > maxBytes) {
            return false;
        }
        write(lines, text, HEADER_BYTES + end - first);
        end += text.length();
        pending++;
        notifyAll();
        return true;
    }

    /** Returns the first line that was not removed yet; null if there is none. */
    synchronized @Nullable String peek() throws IOException {
        if (head == null && next < end) {
            StringBuilder line = new StringBuilder();
            int newline = -1;
            for (long at = next; newline < 0; at += READ_BYTES) {
                String part = read(lines, HEADER_BYTES + at - first, (int) Math.min(READ_BYTES, end - at));
                newline = part.indexOf('\n');
                line.append(part, 0, newline < 0 ? part.length() : newline);
            }
            headEnd = next + line.length() + 1;
            head = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
        return head;
    }

    /** Removes the line that {@link #peek} returned. */
    synchronized void take() throws IOException {
        if (head == null) {
            throw new IllegalStateException("peek() must be called before take()");
        }
        next = headEnd;
        head = null;
        pending--;
        write(taken, String.format("%020d", next), 0);
        if (next == end && end - first > maxBytes / 2) {
            dropTaken();
        }
    }

    /** Rewrites the file without the removed lines. */
    private void dropTaken() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(out, HEADER.formatted(next), 0);
            out.position(HEADER_BYTES);
            long from = HEADER_BYTES + next - first;
            for (long left = end - next; left > 0; ) {
                long moved = lines.transferTo(from, left, out);
                from += moved;
                left -= moved;
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        lines.close();
        lines = open(file);
        first = next;
    }

    /** Waits until there is a line, at most this long. */
    synchronized void awaitLine(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = until - System.nanoTime();
        while (pending == 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = until - System.nanoTime();
        }
    }

    /** Returns the number of lines that were not removed yet. */
    synchronized long pending() {
        return pending;
    }

    /** Returns the file of the lines. */
    Path file() {
        return file;
    }

    /** Writes through to the disk. */
    synchronized void force() throws IOException {
        lines.force(false);
        taken.force(false);
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
        taken.close();
    }
}
