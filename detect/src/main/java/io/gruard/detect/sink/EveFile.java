package io.gruard.detect.sink;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a file, each with one write. A file that has grown too large becomes {@code NAME.1}, the previous
 * one {@code NAME.2}, and the oldest is deleted.
 *
 * <p>A crash or a full disk can leave an incomplete last line. Opening the file completes it if it is a whole JSON
 * object, and otherwise removes it, so that every line can be read.
 */
public final class EveFile implements Delivery {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int READ_BYTES = 8192;

    private final Path file;
    private final long maxBytes;
    private final int oldFiles;
    private @Nullable FileChannel open;
    private long repairedBytes;

    /**
     * Opens the file at its end.
     *
     * @param maxBytes size from which it is rotated
     * @param oldFiles number of rotated files to keep
     * @throws IOException if it cannot be opened
     */
    public EveFile(Path file, long maxBytes, int oldFiles) throws IOException {
        if (maxBytes < 1 || oldFiles < 1) {
            throw new IllegalArgumentException(
                    "alert file: expected a positive size and number of files, found " + maxBytes + " and " + oldFiles);
        }
        this.file = file;
        this.maxBytes = maxBytes;
        this.oldFiles = oldFiles;
        channel();
    }

    private FileChannel channel() throws IOException {
        FileChannel channel = open;
        if (channel == null) {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            open = channel;
            repairEnd(channel);
        }
        return channel;
    }

    private void repairEnd(FileChannel channel) throws IOException {
        long lineStart = lastLineStart(channel);
        long cut = channel.size() - lineStart;
        channel.position(channel.size());
        if (cut == 0) {
            return;
        }
        if (isObject(read(channel, lineStart, (int) Math.min(cut, maxBytes)))) {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        } else {
            channel.truncate(lineStart);
            repairedBytes += cut;
        }
    }

    /** Returns where the incomplete last line begins; the size of the file if its last line is complete. */
    private static long lastLineStart(FileChannel channel) throws IOException {
        long end = channel.size();
        while (end > 0) {
            int length = (int) Math.min(READ_BYTES, end);
            byte[] part = read(channel, end - length, length);
            for (int i = part.length - 1; i >= 0; i--) {
                if (part[i] == '\n') {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    private static byte[] read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("the file was truncated while it was read");
            }
        }
        return buffer.array();
    }

    private static boolean isObject(byte[] line) throws IOException {
        try {
            return JSON.readTree(line).isObject();
        } catch (JacksonException broken) {
            return false;
        }
    }

    /** Returns the bytes of incomplete lines that were removed so far. */
    public long repairedBytes() {
        return repairedBytes;
    }

    @Override
    public String receiver() {
        return file.toString();
    }

    @Override
    public void deliver(EveAlert alert) throws IOException {
        append(alert.line());
    }

    @Override
    public void event(String line) throws IOException {
        append(line);
    }

    private void append(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        FileChannel channel = channel();
        if (channel.position() > 0 && channel.position() + bytes.length > maxBytes) {
            rotate();
            channel = channel();
        }
        ByteBuffer left = ByteBuffer.wrap(bytes);
        try {
            while (left.hasRemaining()) {
                channel.write(left);
            }
        } catch (IOException e) {
            // The next write opens it again, which removes what was written of this line.
            close();
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void rotate() throws IOException {
        close();
        for (int i = oldFiles - 1; i >= 1; i--) {
            if (Files.exists(old(i))) {
                Files.move(old(i), old(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void flush() throws IOException {
        if (open != null) {
            open.force(false);
        }
    }

    @Override
    public void close() throws IOException {
        FileChannel closing = open;
        open = null;
        if (closing != null) {
            closing.close();
        }
    }
}
