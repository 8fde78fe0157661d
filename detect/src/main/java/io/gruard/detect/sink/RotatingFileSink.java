package io.gruard.detect.sink;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.EveJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Appends alerts to a file as lines, each written in one piece when it is accepted. A file that has grown too large becomes
 * {@code NAME.1}, that one {@code NAME.2}, and the oldest goes.
 *
 * <p>After a crash in the midst of a line, the next start ends that line, so that only it is lost.
 */
public final class RotatingFileSink implements AlertSink {
    private final Path file;
    private final long mostBytes;
    private final int oldFiles;
    private FileChannel channel;

    /**
     * Opens the file at its end.
     *
     * @param mostBytes from which size on it is put aside
     * @param oldFiles how many are kept aside
     */
    public RotatingFileSink(Path file, long mostBytes, int oldFiles) throws IOException {
        if (mostBytes < 1 || oldFiles < 1) {
            throw new IllegalArgumentException(
                    "size and number of files must be positive, found " + mostBytes + " and " + oldFiles);
        }
        this.file = file;
        this.mostBytes = mostBytes;
        this.oldFiles = oldFiles;
        this.channel = open();
        endBrokenLine();
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private void endBrokenLine() throws IOException {
        long size = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}), size);
        }
        channel.position(channel.size());
    }

    @Override
    public void accept(Alert alert) throws IOException {
        byte[] line = (EveJson.line(alert) + "\n").getBytes(StandardCharsets.UTF_8);
        if (channel.position() > 0 && channel.position() + line.length > mostBytes) {
            rotate();
        }
        ByteBuffer left = ByteBuffer.wrap(line);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private void rotate() throws IOException {
        channel.close();
        for (int i = oldFiles - 1; i >= 1; i--) {
            if (Files.exists(old(i))) {
                Files.move(old(i), old(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
        channel = open();
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void close() throws IOException {
        channel.force(true);
        channel.close();
    }
}
