package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Feature;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.descriptor.DataException;
import io.gruard.datasets.read.DataFolders;
import io.gruard.nn.Architectures;
import io.gruard.training.novelty.NoveltySum;
import io.gruard.training.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
    private static final String CONNECTION =
            "(dst_bytes,duration,flag,hot,is_*,land,logged_in,num_*,protocol_type,root_shell,src_bytes,su_attempted,urgent,"
                + "wrong_fragment)";

    private static final String OF_NSL_KDD = "prototypes^0.5+2*neighbours" + CONNECTION
            + "^0.5+2*neighbours(dst_host_*,flag,protocol_type,service)^0.5+2*residual^0.5";

    @ParameterizedTest
    @CsvSource({
        "nsl-kdd, cnn-bigru-attention",
        "ciciov2024, resnet-bigru-mha",
        "edge-iiotset, resnet-bigru-mha",
        "my-own, cnn-bigru-attention"
    })
    void eachDataSetHasTheNetworkOfItsPaper(String dataset, String model) {
        assertThat(Presets.usual(dataset).model()).isEqualTo(model);
    }

    @Test
    void everyPresetsSettingsAreKnown() {
        assertThat(Presets.all())
                .allSatisfy(preset -> assertThat(preset.settings().byName().keySet())
                        .containsAll(preset.values().keySet()));
    }

    @Test
    void aDataSetOfOnesOwnMayHaveClassesOfFewRows() {
        assertThat(Presets.usual("my-own").settings().byName()).containsEntry("balance", "smote:fewer-neighbours");
        assertThat(DataSet.SHIPPED)
                .filteredOn(name -> name.startsWith("nsl-kdd"))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(Presets.usual(name).settings().byName()).containsEntry("balance", "smote"));
    }

    @Test
    void noveltyIsMeasuredByWhatWasChosenForTheDataSet() {
        assertThat(Presets.usual("nsl-kdd").settings().byName())
                .containsEntry("novelty", OF_NSL_KDD)
                .containsEntry("novelty_fpr", 0.015);
        for (String other : List.of("nsl-kdd-traffic", "ciciov2024", "edge-iiotset", "my-own")) {
            assertThat(Presets.usual(other).settings().byName())
                    .containsEntry("novelty", "prototypes")
                    .containsEntry("novelty_fpr", 0.03);
        }
        assertThat(Presets.usual("nsl-kdd").settings(Architectures.named("mlp")).byName())
                .containsEntry("novelty", OF_NSL_KDD);
    }

    @Test
    void robustFisherDiffersFromRobustInNoveltyAlone() {
        Map<String, Object> robust =
                new TreeMap<>(Presets.named("robust").settings().byName());
        Map<String, Object> fisher =
                new TreeMap<>(Presets.named("robust-fisher").settings().byName());
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
    void whatMeasuresNoveltyOfTrafficIsInPackets() throws DataException {
        List<String> features = DataSet.shipped("nsl-kdd-traffic", DataFolders.only(List.of(Path.of("nowhere"))))
                .descriptor()
                .schema()
                .features()
                .stream()
                .map(Feature::name)
                .toList();
        assertThat(features).contains("src_bytes").doesNotContain("hot");
        NoveltySum sum =
                FitSettings.novelty(Presets.named("robust-traffic").settings()).sum();
        assertThat(sum.terms())
                .hasSize(5)
                .allSatisfy(term -> assertThat(term.missing(features)).isEmpty());
        assertThat(Presets.named("robust-traffic").settings().byName()).containsEntry("novelty_fpr", 0.014);
    }

    @Test
    void onlyRobustAsksForMoreThanThatAnAttackIsTheMostProbable() {
        assertThat(Presets.all())
                .allSatisfy(preset -> assertThat(preset.settings().byName())
                        .containsEntry("alert_from", preset.name().startsWith("robust") ? "0.8" : ""));
    }

    @Test
    void anotherNetworkTakesWhatIsSaidOfTrainingAndKeepsItsOwnSizes() {
        Presets.Preset preset = new Presets.Preset(
                "made-up", "cnn-bigru-attention", "", Map.of("epochs", "3", "filters", "8", "learning_rate", "0.1"));
        Settings cnn = preset.settings(Architectures.named("cnn"));

        assertThat(cnn.byName())
                .containsEntry("epochs", 3)
                .containsEntry("filters", 64)
                .containsEntry("learning_rate", 0.001);
    }
}
