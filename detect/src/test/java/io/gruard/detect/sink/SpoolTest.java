package io.gruard.detect.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path folder;

    private Spool open(long maxBytes) throws IOException {
        return new Spool(folder, "test", maxBytes);
    }

    private static List<String> all(Spool spool) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = spool.peek(); line != null; line = spool.peek()) {
            lines.add(line);
            spool.take();
        }
        return lines;
    }

    @Test
    void linesKeepTheirOrderAlsoAfterARestart() throws IOException {
        String long1 = "ä".repeat(9_000);
        try (Spool spool = open(1 << 20)) {
            spool.offer("one");
            spool.offer(long1);
            spool.offer("three");
            assertThat(spool.peek()).isEqualTo("one");
            spool.take();
        }
        try (Spool spool = open(1 << 20)) {
            assertThat(spool.pending()).isEqualTo(2);
            assertThat(all(spool)).containsExactly(long1, "three");
        }
        try (Spool spool = open(1 << 20)) {
            assertThat(spool.peek()).isNull();
            assertThat(spool.pending()).isZero();
        }
    }

    @Test
    void peekedLineThatWasNotTakenIsReturnedAgain() throws IOException {
        try (Spool spool = open(1 << 20)) {
            spool.offer("one");
            assertThat(spool.peek()).isEqualTo("one");
        }
        try (Spool spool = open(1 << 20)) {
            assertThat(all(spool)).containsExactly("one");
        }
    }

    @Test
    void incompleteLineIsIgnored() throws IOException {
        try (Spool spool = open(1 << 20)) {
            spool.offer("one");
        }
        Files.writeString(folder.resolve("test.spool"), "half of tw", StandardOpenOption.APPEND);
        try (Spool spool = open(1 << 20)) {
            spool.offer("three");
            assertThat(all(spool)).containsExactly("one", "three");
        }
    }

    @Test
    void fullSpoolRejectsLinesUntilThereIsRoom() throws IOException {
        try (Spool spool = open(10)) {
            assertThat(spool.offer("1234")).isTrue();
            assertThat(spool.offer("5678")).isTrue();
            assertThat(spool.offer("x")).isFalse();
            spool.peek();
            spool.take();
            assertThat(spool.offer("9abc")).isTrue();
            assertThat(spool.offer("y")).isFalse();
            assertThat(all(spool)).containsExactly("5678", "9abc");
        }
    }

    @Test
    void secondProcessIsRejected() throws IOException {
        try (Spool spool = open(100)) {
            assertThat(spool.pending()).isZero();
            assertThatThrownBy(() -> open(100))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another process");
        }
    }

    @Test
    void otherFileIsRejectedAndUnchanged() throws IOException {
        byte[] other = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);
        Files.write(folder.resolve("test.spool"), other);
        assertThatThrownBy(() -> open(100)).hasMessageContaining("expected an alert queue of gruard");
        assertThat(folder.resolve("test.spool")).hasBinaryContent(other);
    }

    /**
     * Compares the spool with a queue in memory: random lines are added and removed, it is reopened at random, and its
     * beginning is dropped whenever it is full.
     */
    @Test
    void randomOperationsLoseAndRepeatNoLine() throws IOException {
        for (int seed = 0; seed < 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Path own = folder.resolve("run" + seed);
            Deque<String> expected = new ArrayDeque<>();
            Spool spool = new Spool(own, "q", 400);
            for (int step = 0; step < 250; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        String line = step + "é".repeat(random.nextInt(40));
                        if (spool.offer(line)) {
                            expected.add(line);
                        }
                    }
                    case 2, 3 -> {
                        assertThat(spool.peek()).isEqualTo(expected.peek());
                        if (!expected.isEmpty()) {
                            spool.take();
                            expected.remove();
                        }
                    }
                    default -> {
                        spool.close();
                        spool = new Spool(own, "q", 400);
                    }
                }
                assertThat(spool.pending()).isEqualTo(expected.size());
                assertThat(Files.size(own.resolve("q.spool"))).isLessThan(450);
            }
            spool.close();
        }
    }
}
