package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTextTest {
    @TempDir
    Path folder;

    @Test
    void missingFileIsNamedWithTheReason() {
        Path missing = folder.resolve("missing.pcap");
        IOException failure = org.junit.jupiter.api.Assertions.assertThrows(
                IOException.class, () -> Files.newInputStream(missing).close());

        assertThat(FailureText.of(failure)).isEqualTo(missing + ": no such file or folder");
        assertThat(FailureText.reason(failure)).isEqualTo("no such file or folder");
        assertThat(FailureText.of(new UncheckedIOException(failure))).isEqualTo(FailureText.of(failure));
    }

    @Test
    void sentencesStayAsTheyAre() {
        assertThat(FailureText.of(new NoSuchFileException("run.json: no such file; the run cannot be resumed")))
                .isEqualTo("run.json: no such file; the run cannot be resumed");
        assertThat(FailureText.of(new IOException("line 3: expected 42 columns,\n  found 5")))
                .isEqualTo("line 3: expected 42 columns,; found 5");
    }

    @Test
    void systemReasonFollowsTheFile() {
        assertThat(FailureText.of(new FileSystemException("/full/x", null, "No space left on device")))
                .isEqualTo("/full/x: No space left on device");
        assertThat(FailureText.of(new AccessDeniedException("/root/x"))).isEqualTo("/root/x: permission denied");
    }

    @Test
    void failuresWithoutMessageAreDescribedWithoutClassNames() {
        assertThat(FailureText.of(new ConnectException())).isEqualTo("connection refused");
        assertThat(FailureText.of(new UnknownHostException("siem.example"))).isEqualTo("unknown host siem.example");
        assertThat(FailureText.of(new ClosedChannelException())).isEqualTo("the connection was closed");
        assertThat(FailureText.of(new NoSuchElementException())).isEqualTo("no such element error");
        assertThat(FailureText.of(new ArrayIndexOutOfBoundsException("7")))
                .isEqualTo("array index out of bounds error: 7");
    }
}
