package io.gruard.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DictionaryTest {
    @Test
    void codesDoNotChangeWhenTheTableGrows() {
        Dictionary words = new Dictionary();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                char[] text = ("<w" + i + ">").toCharArray();
                assertThat(words.code(text, 1, text.length - 1)).isEqualTo(i);
            }
        }
        assertThat(words.dictionary()).hasSize(10_000).startsWith("w0", "w1");
    }

    /** "Aa" and "BB" have the same hash. */
    @Test
    void textsOfEqualHashAreDifferent() {
        Dictionary words = new Dictionary();

        assertThat(words.code("Aa".toCharArray(), 0, 2)).isZero();
        assertThat(words.code("BB".toCharArray(), 0, 2)).isEqualTo(1);
        assertThat(words.code("".toCharArray(), 0, 0)).isEqualTo(2);
    }
}
