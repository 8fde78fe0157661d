package io.gruard.datasets.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.datasets.descriptor.TimeColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
    private static double seconds(String format, String cell) {
        char[] text = ("<" + cell + ">").toCharArray();
        return new TimeText(new TimeColumn("ts", format)).seconds(text, 1, text.length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1655071198.444458, 1655071198.444458",
        "0, 0",
        "2022-06-12T21:59:58.25Z, 1655071198.25",
        "2022-06-12 21:59:58, 1655071198",
        "2022-06-12 21:59, 1655071140",
        "2022-06-12, 1654992000",
        "2022-06-12T23:59:58+02:00, 1655071198",
        "2022-06-12T23:59:58.000000+0200, 1655071198",
    })
    void secondsAndIsoDatesAreReadWithoutAFormat(String cell, double expected) {
        assertThat(seconds(TimeColumn.AUTO, cell)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "milliseconds, 1655071198250, 1655071198.25",
        "microseconds, 1655071198250000, 1655071198.25",
        "d/M/yyyy H:mm, 12/6/2022 21:59, 1655071140",
        "dd/MM/yyyy hh:mm:ss a, 12/06/2022 09:59:58 PM, 1655071198",
        "yyyyMMdd, 20220612, 1654992000",
    })
    void formatSaysWhatACellIs(String format, String cell, double expected) {
        assertThat(seconds(format, cell)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "auto, yesterday",
        "auto, 1655071198250",
        "auto, 2022-13-01",
        "auto, 2022-06-1221:59",
        "milliseconds, 2022-06-12",
        "d/M/yyyy H:mm, 1655071198",
        "d/M/yyyy H:mm, 31/31/2022 21:59",
        "H:mm, 21:59",
    })
    void cellOfAnotherFormIsNoTime(String format, String cell) {
        assertThat(seconds(format, cell)).isNaN();
    }

    @Test
    void unknownFormatIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> new TimeColumn("ts", "sconds"))
                .hasMessage("time: format: found 'sconds', expected auto, milliseconds, microseconds or a pattern such"
                        + " as d/M/yyyy H:mm:ss");
    }
}
