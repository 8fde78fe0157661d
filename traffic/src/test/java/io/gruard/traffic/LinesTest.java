package io.gruard.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static List<String> all(Reader text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Lines lines = new Lines(text)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                found.add(line);
            }
        }
        return found;
    }

    @Test
    void linesEndWithLfCrLfOrEndOfText() throws IOException {
        assertThat(all(new StringReader("a\n\r\nb\r\n\nlast"))).containsExactly("a", "", "b", "", "last");
        assertThat(all(new StringReader(""))).isEmpty();
        assertThat(all(new StringReader("\n"))).containsExactly("");
    }

    @Test
    void lineSpanningManyReadsStaysOneLine() throws IOException {
        String text = "x".repeat(100_000);
        Reader oneByOne = new StringReader(text + "\n" + text) {
            @Override
            public int read(char[] to, int at, int length) throws IOException {
                return super.read(to, at, Math.min(length, 7));
            }
        };
        assertThat(all(oneByOne)).containsExactly(text, text);
    }

    @Test
    void textWithoutLineEndsUsesBoundedMemory() throws IOException {
        Reader endless = new Reader() {
            private long left = 200_000_000;

            @Override
            public int read(char[] to, int at, int length) {
                int read = (int) Math.min(length, left);
                Arrays.fill(to, at, at + read, 'x');
                left -= read;
                return read == 0 ? -1 : read;
            }

            @Override
            public void close() {}
        };
        assertThat(all(endless))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSize(Lines.MAX_LENGTH));
    }
}
