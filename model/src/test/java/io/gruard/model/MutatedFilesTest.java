package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads thousands of corrupt files. The reader either fails with a {@link ModelFileException} of one line, or returns a
 * model that is written again as the same graph with the same numbers.
 */
class MutatedFilesTest {
    private static final int FILES = 4000;

    @TempDir
    private Path folder;

    private byte[] whole = {};

    @BeforeEach
    void writeOne() throws IOException {
        Path file = folder.resolve("model.onnx");
        ModelFile.write(Models.of(Models.everyLayer().get(1), 3), file);
        whole = Files.readAllBytes(file);
    }

    @Test
    void corruptFilesAreRejectedOrReadCorrectly() throws IOException {
        SplittableRandom random = new SplittableRandom(20260131);
        int refused = 0;
        int understood = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] damaged = damage(random);
            TrainedModel model;
            try {
                model = ModelFile.read("damaged.onnx", damaged);
            } catch (ModelFileException e) {
                assertThat(e.getMessage())
                        .startsWith("damaged.onnx: ")
                        .doesNotContain("\n")
                        .hasSizeLessThan(1000);
                refused++;
                continue;
            }
            requireReadCorrectly(model, damaged);
            understood++;
        }
        // Both outcomes occur: most mutations change the structure, some only a weight or a comment.
        assertThat(refused).isGreaterThan(FILES / 4);
        assertThat(understood).isGreaterThan(FILES / 25);
    }

    private void requireReadCorrectly(TrainedModel model, byte[] damaged) throws IOException {
        Path again = folder.resolve("again.onnx");
        ModelFile.write(model, again);
        ModelProto written = ModelProto.parseFrom(Files.readAllBytes(again));
        ModelProto found = ModelProto.parseFrom(damaged);
        assertThat(GraphDifference.first(
                        "graph",
                        written.getGraph(),
                        found.getGraph().toBuilder()
                                .clearDocString()
                                .clearValueInfo()
                                .build()))
                .isEmpty();
    }

    private byte[] damage(SplittableRandom random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes, at, random);
            case 1 -> {
                for (int i = random.nextInt(1, 30); i > 0; i--) {
                    flipped(bytes, random.nextInt(bytes.length), random);
                }
                yield bytes;
            }
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> without(bytes, at, random.nextInt(1, 64));
            case 4 -> doubled(bytes, at, random.nextInt(1, 64));
            default -> {
                // Values at which lengths and counts are likely to be misread.
                int[] awkward = {0, 1, 0x7f, 0x80, 0xff};
                bytes[at] = (byte) awkward[random.nextInt(awkward.length)];
                yield bytes;
            }
        };
    }

    private static byte[] flipped(byte[] bytes, int at, SplittableRandom random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        int end = Math.min(at + length, bytes.length);
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (end - at));
        System.arraycopy(bytes, end, rest, at, bytes.length - end);
        return rest;
    }

    private static byte[] doubled(byte[] bytes, int at, int length) {
        int end = Math.min(at + length, bytes.length);
        byte[] more = Arrays.copyOf(bytes, bytes.length + (end - at));
        System.arraycopy(bytes, at, more, end, bytes.length - at);
        return more;
    }
}
