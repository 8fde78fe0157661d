package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.nn.Tensor;
import io.gruard.nn.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    private static final LoopState STATE = new LoopState(
            List.of(new Epoch(1, 0.001, 0.5, 0.75, 0.25, 0.875, 0.625, 1234, 5.5, true)),
            3,
            12.5,
            77,
            0.75,
            EarlyStopping.fresh(FitSettings.StoppingMetric.MACRO_F1, 4).with(1, -0.625),
            List.of(new Tensor("0.weight", List.of(2, 2), new float[] {1, -2, Float.MIN_VALUE, 0.1f})),
            new TrainingState(
                    42,
                    List.of(new Tensor("0.weight", List.of(2, 2), new float[] {1, 2, 3, -0f})),
                    List.of(new Tensor("0.weight.first", List.of(2, 2), new float[4])),
                    new TrainingState.PlateauState(0.5, 0.25, 2)),
            false);

    @TempDir
    Path folder;

    @Test
    void stateIsReadAsWritten() throws IOException {
        CheckpointFile file = new CheckpointFile(folder.resolve("state"), "fingerprint");
        assertThat(file.exists()).isFalse();
        file.write(STATE);
        assertThat(file.exists()).isTrue();
        assertThat(file.read()).isEqualTo(STATE);
    }

    @Test
    void anyChangedByteIsDetected() throws IOException {
        Path path = folder.resolve("state");
        CheckpointFile file = new CheckpointFile(path, "fingerprint");
        file.write(STATE);
        byte[] good = Files.readAllBytes(path);
        SplittableRandom random = new SplittableRandom(1);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(path, bad);
            assertThatThrownBy(file::read)
                    .as("byte %d changed", at)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("state");
        }
    }

    @Test
    void fileTruncatedAtAnyLengthIsDetected() throws IOException {
        Path path = folder.resolve("state");
        CheckpointFile file = new CheckpointFile(path, "fingerprint");
        file.write(STATE);
        byte[] good = Files.readAllBytes(path);
        for (int length = 0; length < good.length; length++) {
            Files.write(path, Arrays.copyOf(good, length));
            assertThatThrownBy(file::read).as("truncated to %d bytes", length).isInstanceOf(IOException.class);
        }
    }
}
