package io.gruard.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTest {
    @Test
    void argumentsAreQuotedForAShell() {
        assertThat(CommandText.withoutSecrets(List.of("gruard", "train", "nsl-kdd", "--set", "novelty=a(b,c)^0.5")))
                .isEqualTo("gruard train nsl-kdd --set 'novelty=a(b,c)^0.5'");
        assertThat(CommandText.withoutSecrets(List.of("--out", "it's here", "")))
                .isEqualTo("--out 'it'\\''s here' ''");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--study postgresql://gruard:S3cret@db.example/studies",
                "--study=postgres://gruard:S3cret@db.example:5432/studies",
                "--study postgresql://gruard:S3cret@half/S3cret@db.example/studies",
                "--study jdbc:postgresql://db.example/studies?user=gruard&password=S3cret&ssl=true",
                "--study postgresql://db.example/studies?sslpassword=S3cret",
                "--db-password S3cret",
                "--password=S3cret",
                "--api-key S3cret",
                "--webhook-header X-Key=S3cret",
                "--webhook-header=Authorization=S3cret",
                "--webhook https://hooks.example/post?access_token=S3cret",
                "-H Authorization:S3cret",
                "--kafka-secret S3cret"
            })
    void secretsAreHidden(String command) {
        assertThat(CommandText.withoutSecrets(List.of(command.split(" "))))
                .doesNotContain("S3cret")
                .contains("***");
    }

    @Test
    void otherArgumentsAreShown() {
        String command = "gruard tune nsl-kdd --study postgresql://gruard@db.example:5432/studies?ssl=true --seed 1";
        assertThat(CommandText.withoutSecrets(List.of(command.split(" "))).replace("'", ""))
                .isEqualTo(command);
        assertThat(CommandText.withoutSecrets(List.of("--study", "postgresql://u:p@db.example/studies?ssl=true")))
                .isEqualTo("--study 'postgresql://u:***@db.example/studies?ssl=true'");
    }
}
