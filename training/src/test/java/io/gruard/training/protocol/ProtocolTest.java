package io.gruard.training.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "official",
                "holdout",
                "holdout:0.3",
                "kfold:5",
                "grouped:10",
                "unseen:neptune",
                "unseen:all",
                "few-shot:20",
                "leave-out:service",
                "time",
                "time:0.5",
                "across",
                "across:008",
                "leaky"
            })
    void textFormParsesToTheSameProtocol(String text) {
        assertThat(Protocol.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "fold; 1; unknown protocol 'fold', expected official, holdout, holdout:FRACTION, kfold:N",
                "kfold:x; 7; expected a number of folds, found 'x'",
                "kfold:; 7; expected a number of folds, found the end",
                "kfold:1; 7; expected a number of folds of 2 or more, found 1",
                "kfold:5:6; 8; expected the end, found ':'",
                "official:1; 9; expected the end, found ':'",
                "leaky:3; 6; expected the end, found ':'",
                "holdout:half; 9; expected a fraction, found 'half'",
                "holdout:1; 9; expected a fraction above 0 and below 1, found 1.0",
                "few-shot:0; 10; expected a number of rows of 1 or more, found 0",
                "unseen:; 8; expected an attack label or all, found the end",
                "time:1; 6; expected a fraction above 0 and below 1, found 1.0",
                "across:; 8; expected the name of a part, found the end",
                "leave-out; 10; expected ':', found the end",
                "leave-out: ; 11; expected the name of a categorical feature, found the end"
            })
    void errorsGiveThePosition(String text, int position, String problem) {
        assertThatThrownBy(() -> Protocol.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("protocol: '" + text + "': at character " + position + ": " + problem);
    }

    @Test
    void caseDoesNotMatterAndMissingArgumentsHaveDefaults() {
        assertThat(Protocol.parse("KFold")).isEqualTo(new Protocol.KFold(5));
        assertThat(Protocol.parse("grouped")).isEqualTo(new Protocol.Grouped(5));
        assertThat(Protocol.parse("few-shot")).isEqualTo(new Protocol.FewShot(20));
        assertThat(Protocol.parse("unseen")).isEqualTo(new Protocol.Unseen("all"));
        assertThatThrownBy(() -> Protocol.parse(""))
                .hasMessageStartingWith("protocol: '': at character 1: expected official");
    }
}
