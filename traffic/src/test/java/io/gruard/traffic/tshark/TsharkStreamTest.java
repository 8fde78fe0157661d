package io.gruard.traffic.tshark;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TsharkStreamTest {
    @Test
    void captureThatFailsDoesNotLookComplete() throws IOException {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "tshark"))))
                .as("tshark is installed")
                .isTrue();
        byte[] header = {
            (byte) 0xd4,
            (byte) 0xc3,
            (byte) 0xb2,
            (byte) 0xa1,
            2,
            0,
            4,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            -1,
            -1,
            0,
            0,
            1,
            0,
            0,
            0
        };
        InputStream broken = new InputStream() {
            private int at;

            @Override
            public int read() {
                if (at == header.length) {
                    throw new OutOfMemoryError("Java heap space");
                }
                return header[at++] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        };
        try (Tshark tshark = Tshark.stream(broken, "a pipe")) {
            assertThatThrownBy(tshark::next)
                    .isInstanceOf(IOException.class)
                    .hasMessage("tshark on a pipe: cannot read the capture: Java heap space");
        }
    }
}
