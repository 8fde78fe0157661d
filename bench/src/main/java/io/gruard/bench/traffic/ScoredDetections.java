package io.gruard.bench.traffic;

import io.gruard.detect.Detector;
import io.gruard.detect.ScoringPipeline;
import io.gruard.detect.ScoringSettings;
import io.gruard.model.TrainedModel;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.source.FlowRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns packets into flows, KDD features and verdicts of a model, inside this process, on all processors, warm. */
final class ScoredDetections implements FlowReader {
    private final String model;
    private final ModelMaker maker;
    private @Nullable TrainedModel made;

    /** Creates the model when the capture is known. */
    @FunctionalInterface
    interface ModelMaker {
        TrainedModel make(Path capture) throws IOException;
    }

    /**
     * Creates a side of the race.
     *
     * @param model name of the model in the table
     */
    ScoredDetections(String model, ModelMaker maker) {
        this.model = model;
        this.maker = maker;
    }

    @Override
    public String title() {
        return "gruard to detections, " + model;
    }

    @Override
    public @Nullable String missing() {
        return null;
    }

    @Override
    public void prepare(Path capture) throws IOException {
        made = maker.make(capture);
        read(capture);
    }

    @Override
    public long read(Path capture) throws IOException {
        TrainedModel scoring = made;
        if (scoring == null) {
            throw new IllegalStateException("prepare() must be called before read()");
        }
        ScoringSettings settings = ScoringSettings.defaults();
        long[] detections = {0};
        DropCounters drops = new DropCounters();
        try (Detector detector = new Detector(scoring, Map.of(), settings.threads());
                FlowRecords records = new FlowRecords(
                        CaptureReader.open(capture, drops),
                        false,
                        FlowSettings.defaults(),
                        ChecksumPolicy.IGNORE,
                        drops,
                        PacketTap.NONE)) {
            try (ScoringPipeline pipeline =
                    new ScoringPipeline(detector, batch -> detections[0] += batch.size(), settings)) {
                records.readInto(pipeline::submit, () -> false);
            }
        }
        return detections[0];
    }
}
