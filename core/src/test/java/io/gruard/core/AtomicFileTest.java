package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheFile() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.writeText(file, "old");
        AtomicFile.writeText(file, "new");
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    @Test
    void failedWriteLeavesOnlyTheOldFile() throws IOException {
        Path file = folder.resolve("file");
        AtomicFile.writeText(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .hasMessage("cannot write " + file + ": No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("file");
    }

    @Test
    void missingFolderIsReportedInOneLine() {
        Path file = folder.resolve("missing").resolve("file");
        assertThatThrownBy(() -> AtomicFile.writeText(file, ""))
                .hasMessage("cannot write " + file + ": no such file or folder");
        assertThat(Files.exists(file.getParent())).isFalse();
    }
}
