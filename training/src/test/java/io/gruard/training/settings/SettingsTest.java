package io.gruard.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Setting.Whole EPOCHS = new Setting.Whole("epochs", 20, 1, 1000, "passes over the data");
    private static final Setting.Real RATE = new Setting.Real("learning_rate", 0.001, 1e-6, 1, "step size");
    private static final Setting.Choice<Scaling> SCALING = new Setting.Choice<>(
            "scaling", Scaling.MIN_MAX, Map.of(Scaling.MIN_MAX, "min-max", Scaling.NONE, "none"), "");
    private static final Settings DEFAULT = Settings.defaults(new Catalogue(List.of(EPOCHS, RATE, SCALING)));

    @TempDir
    Path folder;

    private enum Scaling {
        MIN_MAX,
        NONE
    }

    @Test
    void enumValueIsWrittenAsItsId() {
        Settings changed = DEFAULT.withAssignment("scaling=none");
        assertThat(changed.value(SCALING)).isEqualTo(Scaling.NONE);
        assertThat(changed.byName()).containsEntry("scaling", "none");
        assertThat(DEFAULT.byName()).containsEntry("scaling", "min-max");
        assertThat(SCALING.normalized(" none ")).isEqualTo("none");
    }

    @Test
    void constantsWithoutDifferentIdsAreRejected() {
        for (Map<Scaling, String> ids :
                List.of(Map.of(Scaling.MIN_MAX, "min-max"), Map.of(Scaling.MIN_MAX, "none", Scaling.NONE, "none"))) {
            assertThatThrownBy(() -> new Setting.Choice<>("scaling", Scaling.MIN_MAX, ids, ""))
                    .hasMessageStartingWith("scaling: expected a different id for each of [MIN_MAX, NONE]");
        }
    }

    @Test
    void settingWithoutAValueHasItsDefault() {
        assertThat(DEFAULT.value(EPOCHS)).isEqualTo(20);
        assertThat(DEFAULT.withAssignment("learning_rate=0.5").value(EPOCHS)).isEqualTo(20);
    }

    @Test
    void assignmentDoesNotChangeTheOriginal() {
        Settings changed = DEFAULT.withAssignment("epochs=3");
        assertThat(changed.value(EPOCHS)).isEqualTo(3);
        assertThat(DEFAULT.value(EPOCHS)).isEqualTo(20);
    }

    @Test
    void errorOfAnUnknownNameListsTheNearest() {
        assertThatThrownBy(() -> DEFAULT.withAssignment("lerning-rate=1"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("unknown setting 'lerning-rate'; nearest: learning_rate");
    }

    @Test
    void errorOfAValueOutOfRangeHasNameRangeAndValue() {
        assertThatThrownBy(() -> DEFAULT.withAssignment("epochs=0"))
                .hasMessage("epochs must be a whole number in [1, 1000], found '0'");
        assertThatThrownBy(() -> DEFAULT.withAssignment("learning_rate=NaN"))
                .hasMessage("learning_rate must be a number in [1.0E-6, 1], found 'NaN'");
        assertThatThrownBy(() -> DEFAULT.withAssignment("scaling=maximum"))
                .hasMessage("scaling must be one of min-max, none, found 'maximum'");
    }

    @Test
    void assignmentWithoutEqualsSignIsRejected() {
        assertThatThrownBy(() -> DEFAULT.withAssignment("epochs"))
                .hasMessage("expected a setting NAME=VALUE, found 'epochs'");
    }

    @Test
    void fileIsReadAsWritten() throws IOException {
        Path file = folder.resolve("best.yaml");
        Settings settings = DEFAULT.with(Map.of("epochs", "7", "scaling", "none", "learning_rate", "0.00182853"));
        SettingsFile.write(file, "mlp", settings);
        SettingsFile read = SettingsFile.read(file);
        assertThat(read.model()).contains("mlp");
        assertThat(read.onto(DEFAULT)).isEqualTo(settings);
    }

    @Test
    void errorNamesTheFile() throws IOException {
        Path file = folder.resolve("bad.yaml");
        Files.writeString(file, "epochs: many\n");
        assertThatThrownBy(() -> SettingsFile.read(file).onto(DEFAULT))
                .hasMessage(file + ": epochs must be a whole number in [1, 1000], found 'many'");
        Files.writeString(file, "epochs: [1, 2]\n");
        assertThatThrownBy(() -> SettingsFile.read(file)).hasMessage(file + ": epochs must be a plain value");
        Files.writeString(file, "{epochs");
        assertThatThrownBy(() -> SettingsFile.read(file)).hasMessageStartingWith(file + ":1: ");
        Files.writeString(file, "");
        assertThatThrownBy(() -> SettingsFile.read(file)).hasMessageContaining("expected lines of 'name: value'");
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none.yaml"))).hasMessageEndingWith("no such file");
    }
}
