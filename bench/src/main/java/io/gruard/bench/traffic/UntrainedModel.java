package io.gruard.bench.traffic;

import io.gruard.core.Classes;
import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.model.Provenance;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.kdd.KddFeatures;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Creates a network of the default settings with new weights, and an encoder of NSL-KDD's width. Scoring costs the same
 * as with a trained model.
 */
final class UntrainedModel {
    private static final String ARCHITECTURE = "cnn-bigru-attention";
    private static final int FITTED_ROWS = 20_000;

    /** Number of categories of protocol_type, service and flag in KDDTrain+. */
    private static final int[] NSL_KDD_CATEGORIES = {3, 70, 11};

    private static final Classes CLASSES = new Classes(List.of("normal", "DoS", "probe", "R2L", "U2R"), 0);

    private UntrainedModel() {}

    /**
     * Creates a model of the preset {@code paper} with some settings changed, fitted to the first connections of a
     * capture.
     */
    static TrainedModel of(Map<String, String> changed, Path capture) throws IOException {
        List<KddRecord> records = padded(records(capture));
        Records labelled = Records.numbered(
                capture.toString(),
                KddFeatures.table(KddFeatures.ofTraffic(), records),
                Labels.of(CLASSES, new int[records.size()]));
        FittedEncoder encoder = Encoder.fit(Split.allForTraining(labelled).training(), EncoderSettings.defaults());
        Architecture architecture = Architectures.named(ARCHITECTURE);
        Settings settings =
                Settings.defaults(FitSettings.catalogue(architecture)).with(changed);
        NetworkSpec spec = FitSettings.network(architecture, settings, encoder.width(), CLASSES.size());
        return new TrainedModel(
                encoder,
                Network.create(spec, 1),
                CLASSES,
                Thresholds.none(CLASSES.size()),
                new Provenance("none", List.of(), changed, 1, Map.of(), "", Instant.EPOCH));
    }

    private static List<KddRecord> records(Path capture) throws IOException {
        List<KddRecord> records = new ArrayList<>();
        KddExtractor extractor = new KddExtractor();
        DropCounters drops = new DropCounters();
        FlowAssembler assembler = new FlowAssembler(
                FlowSettings.defaults(),
                ChecksumPolicy.IGNORE,
                flow -> extractor.next(flow).ifPresent(records::add),
                drops);
        try (PacketSource source = CaptureReader.open(capture, drops)) {
            assembler.readAll(source, () -> records.size() >= FITTED_ROWS);
        }
        return records;
    }

    /** Adds rows whose categories make the encoding as wide as that of NSL-KDD. */
    private static List<KddRecord> padded(List<KddRecord> records) {
        List<KddRecord> all = new ArrayList<>(records);
        KddRecord like = records.getFirst();
        int protocols =
                (int) records.stream().map(KddRecord::protocol).distinct().count();
        int services = (int) records.stream().map(KddRecord::service).distinct().count();
        int flags = (int) records.stream().map(KddRecord::flag).distinct().count();
        for (int i = 0; i < NSL_KDD_CATEGORIES[1]; i++) {
            all.add(new KddRecord(
                    like.flow(),
                    i < NSL_KDD_CATEGORIES[0] - protocols ? "protocol-" + i : like.protocol(),
                    i < NSL_KDD_CATEGORIES[1] - services ? "service-" + i : like.service(),
                    i < NSL_KDD_CATEGORIES[2] - flags ? "flag-" + i : like.flag(),
                    like.numbers()));
        }
        return all;
    }
}
