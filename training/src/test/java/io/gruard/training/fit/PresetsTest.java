package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Feature;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.read.DataFolders;
import io.gruard.nn.Architectures;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.settings.Settings;
import io.gruard.training.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
    private static final Presets SHIPPED = Presets.shipped();

    private static final String CONNECTION =
            "(dst_bytes,duration,flag,hot,is_*,land,logged_in,num_*,protocol_type,root_shell,src_bytes,su_attempted,urgent,"
                + "wrong_fragment)";

    private static final String OF_NSL_KDD = "prototypes^0.5+2*neighbours" + CONNECTION
            + "^0.5+2*neighbours(dst_host_*,flag,protocol_type,service)^0.5+2*residual^0.5";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "nsl-kdd, cnn-bigru-attention",
        "ciciov2024, resnet-bigru-mha",
        "edge-iiotset, resnet-bigru-mha",
        "my-own, cnn-bigru-attention"
    })
    void dataSetsHaveTheNetworkOfTheirPaper(String dataset, String model) {
        assertThat(SHIPPED.forDataSet(dataset).model()).isEqualTo(model);
    }

    @Test
    void presetForCustomDataSetsAllowsSmallClasses() {
        assertThat(SHIPPED.forDataSet("my-own").settings().byName()).containsEntry("balance", "smote:fewer-neighbours");
        assertThat(DataSet.SHIPPED)
                .filteredOn(name -> name.startsWith("nsl-kdd"))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(SHIPPED.forDataSet(name).settings().byName()).containsEntry("balance", "smote"));
    }

    @Test
    void noveltyMeasuresAreThoseChosenForTheDataSet() {
        assertThat(SHIPPED.forDataSet("nsl-kdd").settings().byName())
                .containsEntry("novelty", OF_NSL_KDD)
                .containsEntry("novelty_fpr", 0.015);
        for (String other : List.of("nsl-kdd-traffic", "ciciov2024", "edge-iiotset", "my-own")) {
            assertThat(SHIPPED.forDataSet(other).settings().byName())
                    .containsEntry("novelty", "prototypes")
                    .containsEntry("novelty_fpr", 0.03);
        }
        assertThat(SHIPPED.forDataSet("nsl-kdd")
                        .settings(Architectures.named("mlp"))
                        .byName())
                .containsEntry("novelty", OF_NSL_KDD);
    }

    @Test
    void robustFisherDiffersFromRobustInNoveltyOnly() {
        Map<String, Object> robust =
                new TreeMap<>(SHIPPED.named("robust").settings().byName());
        Map<String, Object> fisher =
                new TreeMap<>(SHIPPED.named("robust-fisher").settings().byName());
        assertThat(fisher)
                .containsEntry(
                        "novelty",
                        "fisher(0.5*prototypes+prototypes" + CONNECTION
                                + "+neighbours(dst_host_*,flag,protocol_type,service)+residual+centre)")
                .containsEntry("novelty_fpr", 0.014);
        for (Map<String, Object> settings : List.of(robust, fisher)) {
            settings.remove("novelty");
            settings.remove("novelty_fpr");
        }
        assertThat(fisher).isEqualTo(robust);
    }

    @Test
    void noveltyOfRobustTrafficUsesFeaturesOfPackets() throws DataException {
        List<String> features = DataSet.shipped("nsl-kdd-traffic", DataFolders.only(List.of(Path.of("nowhere"))))
                .descriptor()
                .schema()
                .features()
                .stream()
                .map(Feature::name)
                .toList();
        assertThat(features).contains("src_bytes").doesNotContain("hot");
        NoveltySum sum =
                FitSettings.novelty(SHIPPED.named("robust-traffic").settings()).sum();
        assertThat(sum.terms())
                .hasSize(5)
                .allSatisfy(term -> assertThat(term.missing(features)).isEmpty());
        assertThat(SHIPPED.named("robust-traffic").settings().byName()).containsEntry("novelty_fpr", 0.014);
    }

    @Test
    void onlyRobustAndSimulatedPresetsHaveAlertThresholds() {
        assertThat(Presets.allShipped())
                .allSatisfy(preset -> assertThat(preset.settings().byName())
                        .containsEntry("alert_from", preset.name().matches("robust.*|simulated") ? "0.8" : ""));
    }

    @Test
    void anotherNetworkUsesTheTrainingSettingsAndKeepsItsOwnSizes() {
        Preset preset = new Preset(
                "made-up",
                "cnn-bigru-attention",
                "",
                Optional.empty(),
                Map.of("epochs", "3", "filters", "8", "learning_rate", "0.1"));
        Settings cnn = preset.settings(Architectures.named("cnn"));

        assertThat(cnn.byName())
                .containsEntry("epochs", 3)
                .containsEntry("filters", 64)
                .containsEntry("learning_rate", 0.001);
    }

    @Test
    void resultsOfShippedPresetsAreInTheDocuments() throws IOException {
        Path root = Repository.root();
        for (Preset preset : Presets.allShipped()) {
            if (preset.name().equals("own")) {
                assertThat(preset.results()).isEmpty();
                continue;
            }
            String[] link = preset.results().orElseThrow().split("#");
            assertThat(root.resolve(link[0])).exists();
            if (link.length > 1) {
                assertThat(Files.readAllLines(root.resolve(link[0])))
                        .filteredOn(line -> line.startsWith("#"))
                        .extracting(line -> line.replaceAll("^#+ ", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 -]", "")
                                .replace(' ', '-'))
                        .contains(link[1]);
            }
        }
    }

    @Test
    void presetsInUserFoldersAreFound() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "purpose: a test\nextends: robust\nsettings:\n  members: 1\n");
        Files.writeString(folder.resolve("sensor.yaml"), "purpose: a data set\nmodel: mlp\n");
        Presets presets = Presets.in(List.of(folder.resolve("none"), folder));

        Preset mine = presets.named("mine");
        assertThat(mine.model()).isEqualTo("mlp");
        assertThat(mine.settings().byName()).containsEntry("members", 1).containsEntry("balance", "smote:by-label");
        assertThat(presets.find(folder.resolve("mine.yaml").toString())).isEqualTo(mine);
        assertThat(presets.files().keySet()).containsExactly("mine", "sensor");
        assertThat(presets.forDataSet("sensor").name()).isEqualTo("sensor");
        assertThat(presets.forDataSet("my-own").name()).isEqualTo("own");
        assertThat(presets.forDataSet("").name()).isEqualTo("paper");
    }

    @Test
    void fileWithTheNameOfAShippedPresetIsRejected() throws IOException {
        Path file = Files.writeString(folder.resolve("paper.yaml"), "purpose: a test\nmodel: mlp\n");
        Presets presets = Presets.in(List.of(folder));
        String problem = file + ": the preset 'paper' ships with gruard and cannot be replaced; rename the file";

        assertThatThrownBy(() -> presets.named("paper")).hasMessage(problem);
        assertThatThrownBy(() -> presets.forDataSet("nsl-kdd")).hasMessage(problem);
        assertThatThrownBy(() -> presets.find(file.toString())).hasMessage(problem);
        assertThat(presets.named("robust").name()).isEqualTo("robust");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model: mlp                              | : expected one line of purpose, found none",
                "purpose: a                              | : expected either model or extends, found neither",
                "purpose: a, model: mlp, extends: paper  | : expected either model or extends, found both",
                "purpose: a, model: mlp, epochs: 3       | : unknown key 'epochs', expected purpose, results, model,",
                "purpose: a, model: [mlp]                | : model must be a plain value",
                "purpose: a, model: mpl                  | : ",
                "purpose: a, model: mlp, settings: 3     | : settings must be lines of 'name: value'",
                "purpose: a, model: mlp, settings: {epoch: 3}  | : unknown setting 'epoch'; nearest: epochs",
                "purpose: a, model: mlp, settings: {epochs: 0} | : epochs must be a whole number in [1, 100000], found"
                        + " '0'",
                "purpose: a, model: mlp, settings: {epochs: }  | : epochs must be a plain value",
                "purpose: a, model: mlp, model: cnn      | :1: Duplicate field 'model'",
                "purpose: a, extends: nobody             | : extends: unknown preset 'nobody', expected one of paper,",
                "purpose: a, extends: bad                | : extends: preset 'bad' extends itself: bad → bad"
            })
    void errorsNameTheFile(String mapping, String problem) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "{" + mapping + "}\n");
        assertThatThrownBy(() -> Presets.in(List.of(folder)).named("bad"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(file + problem);
    }

    @Test
    void errorOfAnUnknownNameListsKnownPresetsAndFolders() {
        assertThatThrownBy(() -> Presets.in(List.of(folder)).named("pape"))
                .hasMessage(
                        "unknown preset 'pape', expected one of paper, tuned, robust, robust-fisher, robust-traffic,"
                                + " nsl-kdd-traffic, ciciov2024, edge-iiotset, simulated, own, or a file pape.yaml in "
                                + folder);
        assertThatThrownBy(() -> SHIPPED.find("none/mine.yaml")).hasMessage("none/mine.yaml: no such file");
    }

    @Test
    void userFoldersAreVariableThenWorkingDirectoryThenConfiguration() {
        assertThat(Presets.folders(Map.of("GRUARD_PRESETS", "/p"), Path.of("/w"), Path.of("/h")))
                .containsExactly(Path.of("/p"), Path.of("/w/presets"), Path.of("/h/.config/gruard/presets"));
        assertThat(Presets.folders(Map.of("XDG_CONFIG_HOME", "/c"), Path.of("/w"), Path.of("/h")))
                .containsExactly(Path.of("/w/presets"), Path.of("/c/gruard/presets"));
    }
}
