package io.gruard.bench.parity.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Feature;
import io.gruard.core.Numbers;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.detect.predict.CsvPrediction;
import io.gruard.model.ModelFile;
import io.gruard.model.Models;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Network;
import io.gruard.traffic.csv.CsvRecords;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares CSV cells as gruard reads them with the same texts passed to ONNX Runtime unchanged. */
class CellsInOnnxRuntimeTest {
    private static final Schema SCHEMA = Models.ENCODER.schema();
    private static final List<String> NUMBERS =
            List.of("0.1", " 5", "5\t", "1e3", "-0.0", " 1379963888 ", "+7", "1e-45", "007");
    private static final List<String> PROTOCOLS =
            List.of("tcp", " tcp", "tcp ", "\ttcp", "\u00a0tcp", "TCP", "t cp", "sctp", "'tcp'");
    private static final List<String> FLAGS =
            List.of("S0", "", " ", " S0", "S0\t", "größer \"als\"", " größer \"als\"", "S", "-");

    @TempDir
    private Path folder;

    private Path file;
    private TrainedModel model;

    @BeforeEach
    void writeModel() throws IOException {
        Network network = Network.create(Models.everyLayer().getFirst(), 3);
        file = folder.resolve("model.onnx");
        ModelFile.write(
                new TrainedModel(Models.ENCODER, network, Models.CLASSES, null, Thresholds.none(3), Models.PROVENANCE),
                file);
        model = ModelFile.read(file);
    }

    /** Combines every category with every other; the numbers cycle. */
    private static List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (String protocol : PROTOCOLS) {
            for (String flag : FLAGS) {
                int at = rows.size();
                rows.add(List.of(number(at), number(at + 1), protocol, number(at / 2), flag));
            }
        }
        return rows;
    }

    private static String number(int at) {
        return NUMBERS.get(at % NUMBERS.size());
    }

    private static Reader csv(List<List<String>> rows) {
        StringBuilder csv = new StringBuilder();
        for (List<String> row : rows) {
            csv.append(String.join(
                            ",",
                            row.stream()
                                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append('\n');
        }
        return new StringReader(csv.toString());
    }

    /** Returns the cells unchanged; a number's text is parsed as any program does. */
    private static Table raw(List<List<String>> rows) {
        List<Column> columns = IntStream.range(0, SCHEMA.size())
                .mapToObj(i -> column(
                        SCHEMA.feature(i), rows.stream().map(row -> row.get(i)).toList()))
                .toList();
        return new Table(SCHEMA, columns);
    }

    private static Column column(Feature feature, List<String> cells) {
        return switch (feature) {
            case Feature.Categorical words -> Categories.of(cells);
            case Feature.Numeric numbers -> {
                Numbers.Builder values = new Numbers.Builder(cells.size());
                cells.forEach(cell -> values.add(Float.parseFloat(cell.strip())));
                yield values.build();
            }
        };
    }

    @Test
    void predictionsEqualTheGraphsForTheSameCells() throws Exception {
        List<List<String>> rows = rows();
        StringWriter out = new StringWriter();
        CsvPrediction.PredictionSummary outcome =
                new CsvPrediction(model, 1, CsvPrediction.OnBadRow.STOP, bad -> {}).run("cells.csv", csv(rows), out);
        assertThat(outcome.predicted()).isEqualTo(rows.size());
        OnnxModel.OnnxOutput graph;
        try (OnnxModel onnx = new OnnxModel(file)) {
            graph = onnx.answer(raw(rows));
        }
        int row = 0;
        try (CsvReader<CsvRecord> answers = CsvReader.builder().ofCsvRecord(out.toString())) {
            for (CsvRecord answer : answers) {
                for (int c = 0; c < Models.CLASSES.size(); c++) {
                    float ours = Float.parseFloat(answer.getField(SCHEMA.size() + 1 + c));
                    assertThat(ours).as("%s", rows.get(row)).isCloseTo(graph.probabilities()[row][c], within(1e-5f));
                }
                row++;
            }
        }
        assertThat(row).isEqualTo(rows.size());
    }

    @Test
    void detectionReadsTheSameCellsAsTheGraph() throws IOException {
        List<List<String>> rows = rows();
        Table raw = raw(rows);
        try (CsvRecords records = new CsvRecords(model.encoder(), "cells.csv", csv(rows))) {
            for (int row = 0; row < rows.size(); row++) {
                Map<String, String> read =
                        Objects.requireNonNull(records.next()).features();
                for (int i = 0; i < SCHEMA.size(); i++) {
                    String cell = read.get(SCHEMA.feature(i).name());
                    switch (raw.columns().get(i)) {
                        case Categories words -> assertThat(cell).isEqualTo(words.value(row));
                        case Numbers numbers ->
                            assertThat((double) Float.parseFloat(cell)).isEqualTo(numbers.value(row));
                    }
                }
            }
            assertThat(records.next()).isNull();
            assertThat(records.badRows()).isZero();
        }
    }
}
