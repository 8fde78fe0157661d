package io.gruard.traffic.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoppableInputTest {
    private final AtomicBoolean stop = new AtomicBoolean();

    private static void await(InputStream input, int available) throws IOException, InterruptedException {
        while (input.available() != available) {
            Thread.sleep(5);
        }
    }

    @Test
    void recordAcrossSeveralChunksIsAvailable() throws IOException, InterruptedException {
        try (PipedOutputStream source = new PipedOutputStream();
                StoppableInput input = new StoppableInput(new PipedInputStream(source), stop::get)) {
            source.write(new byte[10]);
            source.flush();
            await(input, 10);
            assertThat(input.readNBytes(4)).hasSize(4);
            source.write(new byte[20]);
            source.flush();
            await(input, 6 + 20);
        }
    }

    @Test
    void truncatedLastRecordIsNotWaitedFor() throws IOException, InterruptedException {
        try (StoppableInput input = new StoppableInput(new ByteArrayInputStream(new byte[10]), stop::get)) {
            while (input.available() <= 1 << 20) {
                Thread.sleep(5);
            }
            assertThat(input.readAllBytes()).hasSize(10);
            assertThat(input.available()).isGreaterThan(1 << 20);
        }
    }

    @Test
    void failureOfTheSourceIsPassedOn() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                throw new OutOfMemoryError("Java heap space");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        try (StoppableInput input = new StoppableInput(broken, stop::get)) {
            assertThatThrownBy(input::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot read the input: Java heap space");
        }
    }

    @Test
    void silentSourceEndsOnStop() throws IOException {
        try (PipedOutputStream source = new PipedOutputStream();
                StoppableInput input = new StoppableInput(new PipedInputStream(source), stop::get)) {
            source.write(1);
            source.flush();
            assertThat(input.read()).isEqualTo(1);
            stop.set(true);
            assertThat(input.read()).isEqualTo(-1);
        }
    }
}
