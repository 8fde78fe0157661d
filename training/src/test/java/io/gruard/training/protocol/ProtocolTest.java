package io.gruard.training.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "leaky"
            })
    void itsTextNamesItAgain(String text) {
        assertThat(Protocol.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fold", "kfold:x", "kfold:5:6", "official:1", "leaky:3", "holdout:half"})
    void anythingElseIsRefusedWithWhatWasWanted(String text) {
        assertThatThrownBy(() -> Protocol.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("protocol must be " + Protocol.FORMS + ", found '" + text + "'");
    }

    @Test
    void argumentsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> Protocol.parse("kfold:1")).hasMessage("kfold wants 2 folds or more, found 1");
        assertThatThrownBy(() -> Protocol.parse("few-shot:0")).hasMessage("few-shot wants 1 row or more, found 0");
        assertThatThrownBy(() -> Protocol.parse("leave-out"))
                .hasMessage("leave-out wants the name of a categorical feature, found none");
        assertThatThrownBy(() -> Protocol.parse("holdout:1"))
                .hasMessage("holdout wants a fraction above 0 and below 1, found 1.0");
    }
}
