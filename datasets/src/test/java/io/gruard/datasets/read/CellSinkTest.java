package io.gruard.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Classes;
import io.gruard.datasets.descriptor.Task;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** If arrays grew by one, each of these tests would copy 320 GB. */
@Timeout(30)
class CellSinkTest {
    private static final int DISTINCT = 400_000;

    private static void offerDistinctWords(CellSink sink) {
        for (int i = 0; i < DISTINCT; i++) {
            char[] word = ("w" + i).toCharArray();
            assertThat(sink.offer(word, 0, word.length)).isSameAs(CellSink.CellStatus.FITS);
            sink.keep();
        }
    }

    @Test
    void timeIsLinearInTheNumberOfCategories() {
        CellSink.OfWords sink = new CellSink.OfWords(List.of("-", "w7", "w8"), 0);
        offerDistinctWords(sink);
        assertThat(sink.column().codes()).hasSize(DISTINCT);
        assertThat(sink.column().dictionary().get(sink.column().codes()[8])).isEqualTo("-");
        assertThat(sink.column().dictionary().get(sink.column().codes()[9])).isEqualTo("w9");
    }

    @Test
    void timeIsLinearInTheNumberOfLabels() {
        Task task = new Task("two", new Classes(List.of("benign", "attack"), 0), Map.of("w1", 0), OptionalInt.of(1));
        CellSink.OfLabels sink = new CellSink.OfLabels(new KnownLabels(Set.of(), Set.of(), task, List.of(task)), 0);
        offerDistinctWords(sink);
        assertThat(sink.classes()).hasSize(DISTINCT).startsWith(1, 0, 1);
    }
}
