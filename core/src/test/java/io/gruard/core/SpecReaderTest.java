package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {
    @Test
    void blanksBetweenTokensAreIgnored() {
        SpecReader reader = new SpecReader("s", "  a-b ( x , y(1) )  ^ 1.5e-3 ");
        assertThat(reader.id()).isEqualTo("a-b");
        reader.expect('(');
        assertThat(reader.until(",)")).isEqualTo("x");
        assertThat(reader.accept(',')).isTrue();
        assertThat(reader.until(",)")).isEqualTo("y(1)");
        reader.expect(')');
        reader.expect('^');
        assertThat(reader.number("a number")).isEqualTo(0.0015);
        reader.expectEnd("");
    }

    @Test
    void errorsQuoteTheTextAndGiveThePositionFromOne() {
        SpecReader reader = new SpecReader("balance", "smote:k=x");
        reader.id();
        reader.expect(':');
        assertThat(reader.nameBeforeEquals()).contains("k");
        assertThatThrownBy(() -> reader.whole("a whole number"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("balance: 'smote:k=x': at character 9: expected a whole number, found 'x'");
    }

    @Test
    void missingTokenNamesTheEnd() {
        SpecReader reader = new SpecReader("s", "a:");
        reader.id();
        reader.expect(':');
        assertThatThrownBy(() -> reader.number("a fraction"))
                .hasMessage("s: 'a:': at character 3: expected a fraction, found the end");
    }

    @Test
    void longTextsAreCutAroundTheError() {
        String text = "prototypes+".repeat(20) + "\nfoo+" + "residual+".repeat(20);
        SpecReader reader = new SpecReader("novelty", text);
        assertThat(reader.error(221, "unknown measure 'foo'"))
                .hasMessage("novelty: '…otypes+prototypes+prototypes+ foo+residual+residual+residual…'"
                        + ": at character 222: unknown measure 'foo'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "1x", "1_000", "99999999999", "--1"})
    void wholeNumberRejectsOtherText(String text) {
        SpecReader reader = new SpecReader("s", text);
        assertThatThrownBy(() -> reader.whole("a whole number"))
                .hasMessageContaining("at character 1: expected a whole number, found ");
    }

    @Test
    void nameMayContainAnEqualsSign() {
        SpecReader reader = new SpecReader("s", "a=b = 0.5, c");
        assertThat(reader.nameBeforeEquals()).contains("a=b");
        assertThat(reader.number("a probability")).isEqualTo(0.5);
        reader.expect(',');
        assertThat(reader.nameBeforeEquals()).isEmpty();
        assertThat(reader.id()).isEqualTo("c");
    }
}
