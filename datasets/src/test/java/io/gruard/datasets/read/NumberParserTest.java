package io.gruard.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
    private static double decimal(String text) {
        return NumberParser.decimal(text.toCharArray(), 0, text.length());
    }

    private static double hexadecimal(String text) {
        return NumberParser.hexadecimal(text.toCharArray(), 0, text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "+7",
                "0.17",
                "1379963888",
                "-12.50",
                ".5",
                "5.",
                "0.1",
                "1e3",
                "-2.5E-7",
                "1E+22",
                "9007199254740993",
                "123456789012345678901234567890",
                "0.1000000000000000055511151231257827",
                "4.9e-324",
                "1.7976931348623157e308",
                "0.000000000000000000000000000001"
            })
    void numbersAreParsedAsByJava(String text) {
        assertThat(decimal(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void randomDecimalsAreParsedExactly() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            String text = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) + "." + random.nextInt(1_000_000);
            assertThat(decimal(text)).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "abc", "1x", "1 2", "0x10", "1d", "NaN", "1.2.3", "--1", "e5", "1e", "1e999"})
    void otherTextIsNaN(String text) {
        assertThat(decimal(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"0x00009506, 38150", "0x10, 16", "ff, 255", "44131.0, 44131", "0, 0", "0XAb, 171", "00000F, 15"})
    void hexadecimalAcceptsDecimals(String text, double expected) {
        assertThat(hexadecimal(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0xg", "-1", "12345678901234"})
    void otherTextIsNotHexadecimal(String text) {
        assertThat(hexadecimal(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "NaN, true",
        "-inf, true",
        "Infinity, true",
        "null, true",
        "N/A, true",
        "0, false",
        "x, false"
    })
    void absentNumbersAreRecognised(String text, boolean absent) {
        assertThat(NumberParser.absent(text.toCharArray(), 0, text.length())).isEqualTo(absent);
    }
}
