package io.gruard.bench.tuner;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The best values of Optuna's samplers in 100 trials, one for each seed. */
final class BestValues {

    private record SamplerCase(String sampler, String function) {}

    private final Map<SamplerCase, List<Double>> values = new HashMap<>();

    private BestValues() {}

    /**
     * Reads those recorded in {@code optuna_best100.csv}: versions 5.0 ({@code optuna5-…}) and 4.9 ({@code optuna4-…}).
     */
    static BestValues recorded() {
        BestValues best = new BestValues();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        Objects.requireNonNull(BestValues.class.getResourceAsStream("optuna_best100.csv")),
                        StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                best.values
                        .computeIfAbsent(
                                new SamplerCase(row.getField("sampler"), row.getField("function")),
                                key -> new ArrayList<>())
                        .add(Double.valueOf(row.getField("best100")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return best;
    }

    double[] of(String sampler, TestFunction function) {
        List<Double> found = values.get(new SamplerCase(sampler, function.key()));
        if (found == null) {
            throw new IllegalArgumentException("no recorded values of " + sampler + " on " + function.key());
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
