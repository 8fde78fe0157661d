package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRequestTest {
    private static ModelRequest request() {
        return new ModelRequest(Presets.shipped());
    }

    @Test
    void presetOfTheDataSetIsTheDefault() throws IOException {
        ModelChoice choice = request().choice("ciciov2024");

        assertThat(choice.preset()).isEqualTo("ciciov2024");
        assertThat(choice.settings())
                .isEqualTo(Presets.shipped().named("ciciov2024").settings());
    }

    @Test
    void laterValuesWin(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("best.yaml"), "epochs: 7\nbatch_size: 64\n");

        ModelChoice choice = request()
                .quick()
                .settingsFile(file)
                .set("epochs", "8")
                .set("epochs=9")
                .choice("nsl-kdd");

        assertThat(choice.settings().value(FitSettings.EPOCHS)).isEqualTo(9);
        assertThat(choice.settings().byName()).containsEntry("batch_size", 64);
    }

    @Test
    void modelOfTheSettingsFileCounts(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("best.yaml"), "model: mlp\n");

        assertThat(request().settingsFile(file).choice("nsl-kdd").model()).isEqualTo("mlp");
        assertThat(request().settingsFile(file).model("gru").choice("nsl-kdd").model())
                .isEqualTo("gru");
    }

    @Test
    void presetForAnotherModelIsRefused() {
        assertThatThrownBy(() -> request().preset("paper").model("mlp").choice("nsl-kdd"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("preset 'paper': expected its model cnn-bigru-attention, found model 'mlp'");
    }
}
