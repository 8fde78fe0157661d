package io.gruard.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Feature;
import io.gruard.core.Records;
import io.gruard.datasets.read.DataFolders;
import io.gruard.experiment.run.RunPlan;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDataTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("frames.yaml"), """
            name: frames
            format: {header: false}
            parts:
              - {name: day, files: [day.csv]}
              - {name: night, files: [night.csv]}
            columns: {id: integer, speed: integer, label: label}
            benign: normal
            tasks: {two: {normal: [normal], attack: others}}
            """);
        Files.writeString(folder.resolve("day.csv"), "1,10,normal\n2,20,normal\n3,30,spoofed\n");
        Files.writeString(folder.resolve("night.csv"), "4,40,normal\n5,50,spoofed\n");
    }

    private Records main(Map<String, String> changes) throws IOException {
        return data(new Protocol.KFold(2), changes).rows().main();
    }

    private RunData data(Protocol protocol, Map<String, String> changes) throws IOException {
        Settings settings = Settings.defaults(FitSettings.catalogue(Architectures.named("mlp")))
                .with(changes);
        RunPlan plan = new RunPlan(
                new RunPlan.DataChoice("frames", folder.resolve("frames.yaml").toString(), "two", 0),
                "mlp",
                protocol,
                1,
                1,
                settings);
        return RunData.read(plan, DataFolders.only(List.of(folder)));
    }

    @Test
    void defaultsReadAllRowsAndFeaturesOfTheFirstPart() throws IOException {
        Records main = main(Map.of());

        assertThat(main.part()).isEqualTo("day");
        assertThat(main.rows()).isEqualTo(3);
        assertThat(main.table().schema().size()).isEqualTo(2);
    }

    @Test
    void settingsChooseWindowPartAndFeatures() throws IOException {
        Records main = main(Map.of("window", "2", "without", "id", "part", "night"));

        assertThat(main.part()).isEqualTo("night");
        assertThat(main.table().schema().features()).extracting(Feature::name).containsExactly("speed[-1]", "speed");
        assertThat(main.table().numbers(0).value(0)).isEqualTo(40);
        assertThat(main.labels().classOfRow()).containsExactly(1);
    }

    @Test
    void unknownFeatureIsRejected() {
        assertThatThrownBy(() -> main(Map.of("without", "colour")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature 'colour' does not exist");
    }

    @Test
    void timeTakesAllPartsTogetherUnlessOneIsNamed() throws IOException {
        assertThat(data(new Protocol.ByTime(0.5), Map.of()).rows().main().rowNumbers())
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(data(new Protocol.ByTime(0.5), Map.of("part", "night"))
                        .rows()
                        .main()
                        .part())
                .isEqualTo("night");
    }

    @Test
    void acrossReadsEveryPartAndTheNamedOneFirst() throws IOException {
        RunData data = data(new Protocol.Across("NIGHT"), Map.of());

        assertThat(data.rows().main().part()).isEqualTo("night");
        assertThat(data.rows().tests()).extracting(Records::part).containsExactly("day");
        assertThat(data.files()).hasSize(2);
    }

    @Test
    void acrossNamesThePartsThatThereAre() {
        assertThatThrownBy(() -> data(new Protocol.Across("dawn"), Map.of()))
                .hasMessage("protocol across:dawn: frames has no part 'dawn', it has [day, night]");
        assertThatThrownBy(() -> data(new Protocol.Across(""), Map.of("part", "day")))
                .hasMessage("protocol across takes all parts of a data set, found setting part 'day'; across:PART names"
                        + " the part to train on");
    }

    @Test
    void partWithOtherColumnsIsAnErrorThatNamesItsFile() throws IOException {
        Files.writeString(folder.resolve("night.csv"), "4,40,9,normal\n5,50,9,spoofed\n");

        assertThatThrownBy(() -> data(new Protocol.Across(""), Map.of()))
                .hasMessageStartingWith("night.csv:1: expected 3 columns, found 4");
    }
}
