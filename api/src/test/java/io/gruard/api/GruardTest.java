package io.gruard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GruardTest {
    private static final SimulatedDataSet TRAFFIC = DataSet.simulated(Duration.ofMinutes(1));
    private static final SimulatedDataSet FRESH =
            DataSet.simulated(Duration.ofMinutes(1)).seed(2);

    private static Model model;

    @BeforeAll
    static void train() throws IOException {
        model = small(Gruard.train(TRAFFIC)).fit();
    }

    private static Training small(Training training) {
        return training.preset("paper")
                .quick()
                .set("filters", "8")
                .set("conv_kernel_size", "4")
                .set("gru_units", "8")
                .set("attention_units", "8")
                .set("learning_rate", "0.004");
    }

    @Test
    void evaluationOfFreshTrafficFindsAttacks() throws IOException {
        Evaluation evaluation = model.evaluate(FRESH);

        assertThat(evaluation.rows()).isGreaterThan(500).isEqualTo(FRESH.rows().size());
        assertThat(evaluation.detectionRate()).isGreaterThan(0.5);
        assertThat(evaluation.falsePositiveRate()).isLessThan(0.5);
        assertThat(evaluation.recall()).containsKey("normal");
        assertThat(evaluation.summary())
                .startsWith("simulated: ")
                .contains("accuracy ")
                .doesNotContain("NaN");
    }

    @Test
    void loadedModelGivesTheVerdictsOfTheSavedOne(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ids.onnx");
        model.save(file);
        List<Row> rows = FRESH.rows().subList(0, 50);

        try (Classifier before = model.classifier();
                Classifier after = Model.load(file).classifier()) {
            assertThat(rows.stream().map(after::classify).toList())
                    .isEqualTo(rows.stream().map(before::classify).toList());
        }
    }

    @Test
    void sameSeedGivesTheSameModelForAnyNumberOfThreads(@TempDir Path folder) throws IOException {
        Model again = small(Gruard.train(TRAFFIC)).threads(1).fit();

        assertThat(again.evaluate(FRESH)).isEqualTo(model.evaluate(FRESH));
    }

    @Test
    void mapAndRowGiveTheSameVerdict() throws IOException {
        Row row = FRESH.rows().getFirst();
        Map<String, String> texts = new HashMap<>();
        row.values().forEach((feature, value) -> texts.put(feature, value.toString()));

        try (Classifier ids = model.classifier()) {
            assertThat(ids.classify(texts)).isEqualTo(ids.classify(row));
        }
    }

    @Test
    void missingFeatureIsNamedWithUnusedOnes() throws IOException {
        Map<String, Object> row = new HashMap<>(FRESH.rows().getFirst().values());
        row.put("sevice", row.remove("service"));

        try (Classifier ids = model.classifier()) {
            assertThatThrownBy(() -> ids.classify(row))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row: feature 'service' is missing, expected a text; "
                            + "found features that the model does not use: sevice");
        }
    }

    @Test
    void numericFeatureMustBeANumber() throws IOException {
        Map<String, Object> row = new HashMap<>(FRESH.rows().getFirst().values());
        row.put("duration", "long");

        try (Classifier ids = model.classifier()) {
            assertThatThrownBy(() -> ids.classify(row))
                    .hasMessage("row: feature 'duration' must be a finite number, found 'long'");
        }
    }

    @Test
    void detectorFindsAttacksInACapture(@TempDir Path folder) throws IOException {
        Path capture = folder.resolve("fresh.pcap");
        FRESH.writeCapture(capture);
        List<Alert> alerts = new ArrayList<>();

        long connections = Detector.of(model).from(capture).to(alerts::add).run();

        assertThat(connections).isGreaterThan(500);
        assertThat(alerts).isNotEmpty();
        assertThat(alerts.getFirst().first())
                .isBeforeOrEqualTo(alerts.getFirst().last());
        assertThat(alerts.getFirst().victims()).isNotEmpty();
    }

    @Test
    void exceptionOfTheReceiverEndsTheDetector(@TempDir Path folder) throws IOException {
        Path capture = folder.resolve("fresh.pcap");
        FRESH.writeCapture(capture);
        Detector detector = Detector.of(model).from(capture).to(alert -> {
            throw new IllegalStateException("full");
        });

        assertThatThrownBy(detector::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
    }

    @Test
    void csvFileTrainsAModelThatTakesColumnsInAnyOrder(@TempDir Path folder) throws IOException {
        Path training = csv(folder.resolve("lab.csv"), "port,service,class", List.of("port", "service", "class"));
        Path test = csv(folder.resolve("test.csv"), "class,service,port", List.of("class", "service", "port"));

        Model lab = small(Gruard.train(DataSet.csv(training).label("class").benign("normal")))
                .preset("own")
                .fit();

        assertThat(lab.classes()).containsExactly("normal", "flood");
        assertThat(lab.features()).containsExactly("port", "service");
        assertThat(lab.evaluate(DataSet.csv(test).label("class").benign("normal"))
                        .rows())
                .isEqualTo(400);
        assertThat(Detector.of(lab).from(test).to(alert -> {}).run()).isEqualTo(400);
        Path capture = folder.resolve("fresh.pcap");
        FRESH.writeCapture(capture);
        assertThatThrownBy(() -> Detector.of(lab).from(capture).to(alert -> {}).run())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port");
    }

    private static Path csv(Path file, String header, List<String> order) throws IOException {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < 400; i++) {
            boolean attack = i % 4 == 0;
            Map<String, String> row = Map.of(
                    "port", attack ? Integer.toString(900 + i % 13) : (i % 7) + ".5",
                    "service", attack ? "ftp" : "http",
                    "class", attack ? "flood" : "normal");
            StringJoiner line = new StringJoiner(",");
            order.forEach(column -> line.add(row.getOrDefault(column, "")));
            text.append(line).append('\n');
        }
        return Files.writeString(file, text);
    }

    @Test
    void unknownLabelColumnAndBenignLabelAreNamed(@TempDir Path folder) throws IOException {
        Path file = csv(folder.resolve("lab.csv"), "port,service,class", List.of("port", "service", "class"));

        assertThatThrownBy(() -> Gruard.train(DataSet.csv(file).label("label").benign("normal"))
                        .fit())
                .hasMessage(file + ": there is no column 'label', found port, service, class");
        assertThatThrownBy(() -> Gruard.train(DataSet.csv(file).label("class").benign("BENIGN"))
                        .fit())
                .hasMessage(file + ": column 'class' does not contain the label 'BENIGN', found normal, flood");
    }

    @Test
    void unknownNamesAreRejected() {
        assertThatThrownBy(() -> DataSet.named("kdd")).hasMessageContaining("nsl-kdd");
        assertThatThrownBy(() -> Gruard.train(TRAFFIC).preset("papr").fit()).hasMessageContaining("'papr'");
        assertThatThrownBy(() -> Gruard.train(TRAFFIC).set("epoch", "2").fit()).hasMessageContaining("epoch");
        assertThatThrownBy(() -> Gruard.train(TRAFFIC).threads(0)).hasMessage("threads must be 1 or more, found 0");
    }

    @Test
    void missingFileIsNamed(@TempDir Path folder) throws IOException {
        DataSet missing = DataSet.csv(folder.resolve("none.csv")).label("class").benign("normal");

        assertThatThrownBy(() -> Gruard.train(missing).fit()).hasMessageContaining("none.csv");
    }
}
