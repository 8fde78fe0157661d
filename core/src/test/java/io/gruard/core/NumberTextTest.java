package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void shortestReadsBackAsTheSameNumber() {
        assertThat(NumberText.shortest(3)).isEqualTo("3");
        assertThat(NumberText.shortest(-0.1)).isEqualTo("-0.1");
        assertThat(NumberText.shortest(1e15)).isEqualTo("1.0E15");
        assertThat(NumberText.shortest(1e-5)).isEqualTo("1.0E-5");
    }

    @Test
    void briefKeepsFourDigitsOrAWholeNumber() {
        assertThat(NumberText.brief(123_456)).isEqualTo("123456");
        assertThat(NumberText.brief(0.123456)).isEqualTo("0.1235");
        assertThat(NumberText.brief(1234.56)).isEqualTo("1235");
    }

    @Test
    void ratesOfNothingAreADash() {
        assertThat(NumberText.percent(Double.NaN)).isEqualTo("–");
        assertThat(NumberText.decimal(Double.NaN)).isEqualTo("–");
        assertThat(NumberText.percent(0.86417)).isEqualTo("86.42%");
        assertThat(NumberText.decimal(0.86417)).isEqualTo("0.8642");
        assertThat(NumberText.count(1_234_567)).isEqualTo("1,234,567");
    }
}
