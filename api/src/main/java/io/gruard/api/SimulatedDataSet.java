package io.gruard.api;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Table;
import io.gruard.experiment.RunData;
import io.gruard.experiment.StoredModel;
import io.gruard.experiment.run.RunPlan;
import io.gruard.model.TrainedModel;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.simulate.FlowLabels;
import io.gruard.traffic.simulate.Simulation;
import io.gruard.traffic.simulate.SimulationSettings;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.training.metric.Evaluation;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Simulated traffic; see {@link DataSet#simulated}. The packets and the rows exist in memory only. */
public final class SimulatedDataSet extends DataSet {
    private static final String NAME = "simulated";
    private static final Classes CLASSES = classes();

    private final SimulationSettings settings;

    SimulatedDataSet(Duration length, long seed) {
        settings = SimulationSettings.defaults(seed).withLength(length);
    }

    private static Classes classes() {
        List<String> names =
                Arrays.stream(TrafficLabel.values()).map(TrafficLabel::label).toList();
        return new Classes(names, names.indexOf(TrafficLabel.NORMAL.label()));
    }

    /**
     * Chooses other traffic of the same kind. Evaluate on another seed than the training seed: equal lengths and seeds
     * give equal rows.
     *
     * @param seed random seed of the simulation
     * @return a copy with this seed
     */
    public SimulatedDataSet seed(long seed) {
        return new SimulatedDataSet(settings.length(), seed);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Returns the features of each connection, in the order in which connections end.
     *
     * @return the rows, without labels
     * @throws IOException if the simulated packets cannot be read back
     */
    public List<Row> rows() throws IOException {
        Table table = records().table();
        List<Row> rows = new ArrayList<>(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            Row.Builder builder = Row.builder();
            for (int i = 0; i < table.schema().size(); i++) {
                switch (table.schema().feature(i)) {
                    case Feature.Numeric(String name) ->
                        builder.set(name, table.numbers(i).value(row));
                    case Feature.Categorical(String name) ->
                        builder.set(name, table.categories(i).value(row));
                }
            }
            rows.add(builder.build());
        }
        return rows;
    }

    /**
     * Writes the packets as a capture file, for {@link Detector}.
     *
     * @param pcap the file; an older one is replaced
     * @throws IOException if the file cannot be written
     */
    public void writeCapture(Path pcap) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pcap))) {
            Simulation.run(settings, out, new StringBuilder());
        }
    }

    @Override
    RunData training(RunPlan plan) throws IOException {
        CsvDataSet.requireNoWindow(plan);
        return RunData.inMemory(NAME, records(), plan);
    }

    @Override
    Evaluation evaluate(TrainedModel model, int threads) throws IOException {
        return new StoredModel(model, threads).evaluation(CsvDataSet.arranged(records(), model.schema(), NAME));
    }

    private Records records() throws IOException {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        StringBuilder table = new StringBuilder();
        Simulation.run(settings, packets, table);
        FlowLabels truth = FlowLabels.read(new StringReader(table.toString()));
        List<KddRecord> records = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        KddExtractor extractor = new KddExtractor();
        DropCounters drops = new DropCounters();
        FlowAssembler assembler = new FlowAssembler(
                FlowSettings.defaults(),
                ChecksumPolicy.VALIDATE,
                flow -> extractor.next(flow).ifPresent(record -> {
                    Optional<TrafficLabel> label = truth.of(flow);
                    if (label.isPresent()) {
                        records.add(record);
                        labels.add(label.get().label());
                    }
                }),
                drops);
        try (PacketSource source = CaptureReader.open(new ByteArrayInputStream(packets.toByteArray()), NAME, drops)) {
            assembler.readAll(source);
        }
        int[] classOfRow = labels.stream().mapToInt(CLASSES::indexOf).toArray();
        return Records.numbered(
                NAME,
                KddFeatures.table(KddFeatures.ofTraffic(), records),
                new Labels(CLASSES, classOfRow, Categories.of(labels)));
    }
}
