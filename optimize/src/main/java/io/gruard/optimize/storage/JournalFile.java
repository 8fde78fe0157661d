package io.gruard.optimize.storage;

import io.gruard.optimize.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of lines that several processes append to. What was read stays read: a later call goes on where the last one ended. An
 * interrupt of the thread does not close the file.
 */
final class JournalFile {
    private final Path file;
    /** End of the last whole line that was read or appended. */
    private long offset;

    /** Makes the file, and its folder, if there is none. */
    JournalFile(Path file) {
        this.file = file;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            new RandomAccessFile(file.toFile(), "rw").close();
        } catch (IOException e) {
            throw new StorageException(file + ": the journal cannot be opened: " + e.getMessage(), e);
        }
    }

    Path path() {
        return file;
    }

    /** The lines since the last call. A last line without its end is still being written, and left for later. */
    List<String> newLines() {
        byte[] bytes;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            if (size < offset) {
                throw new StorageException(file + ": the journal became shorter: " + size + " bytes after " + offset);
            }
            bytes = new byte[Math.toIntExact(size - offset)];
            in.seek(offset);
            in.readFully(bytes);
        } catch (IOException e) {
            throw new StorageException(file + ": the journal cannot be read: " + e.getMessage(), e);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        offset += end;
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    /**
     * Appends lines and waits until they are on disk. The caller holds the lock and has read all {@link #newLines()}; what lies
     * behind them is the beginning of a line whose writer died, and is overwritten.
     */
    void append(List<String> lines) {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(offset);
            out.seek(offset);
            out.write(bytes);
            out.getFD().sync();
        } catch (IOException e) {
            throw new StorageException(file + ": the journal cannot be written: " + e.getMessage(), e);
        }
        offset += bytes.length;
    }
}
