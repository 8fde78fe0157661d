package io.gruard.optimize.storage;

import io.gruard.optimize.StorageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of lines that several processes append to. Each read continues after the previous one. An interrupt of the thread
 * does not close the file.
 */
final class JournalFile {
    private final Path file;
    /** End of the last complete line that was read or appended. */
    private long offset;

    /** Creates the file and its folder if they do not exist. */
    JournalFile(Path file) {
        this.file = file;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            new RandomAccessFile(file.toFile(), "rw").close();
        } catch (IOException e) {
            throw new StorageException(file + ": cannot open the journal: " + e.getMessage(), e);
        }
    }

    Path path() {
        return file;
    }

    /** Returns the lines since the last call. A last line without a line end is incomplete and left for later. */
    List<String> newLines() {
        byte[] bytes;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long size = in.length();
            if (size < offset) {
                throw new StorageException(
                        file + ": the journal was truncated: expected at least " + offset + " bytes, found " + size);
            }
            bytes = new byte[Math.toIntExact(size - offset)];
            in.seek(offset);
            in.readFully(bytes);
        } catch (IOException e) {
            throw new StorageException(file + ": cannot read the journal: " + e.getMessage(), e);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        offset += end;
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    /**
     * Appends lines and waits until they are on disk. The caller must have the lock and must have read all {@link #newLines()}.
     * Any bytes after them are an incomplete line of a process that died, and are overwritten.
     */
    void append(List<String> lines) {
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(offset);
            out.seek(offset);
            out.write(bytes);
            out.getFD().sync();
        } catch (IOException e) {
            throw new StorageException(file + ": cannot write the journal: " + e.getMessage(), e);
        }
        offset += bytes.length;
    }
}
