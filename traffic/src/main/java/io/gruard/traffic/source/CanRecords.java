package io.gruard.traffic.source;

import io.gruard.traffic.can.CanFeatures;
import io.gruard.traffic.can.CanFrame;
import io.gruard.traffic.can.CandumpReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Reads CAN frames with the features of CICIoV2024. Frames without data are counted and skipped. */
public final class CanRecords implements RecordSource {
    private final CandumpReader frames;
    private long read;
    private long withoutData;
    private long longFrames;

    /** Makes a source. Closing it closes {@code frames}. */
    public CanRecords(CandumpReader frames) {
        this.frames = frames;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.CAN;
    }

    @Override
    public void readInto(RecordSink sink, BooleanSupplier stop) throws IOException {
        for (CanFrame frame = frames.next(); frame != null; frame = stop.getAsBoolean() ? null : frames.next()) {
            read++;
            if (!CanFeatures.availableFor(frame)) {
                withoutData++;
                continue;
            }
            longFrames += frame.data().length > CanFeatures.DATA_BYTES ? 1 : 0;
            sink.accept(new Observation(new Subject.FrameSubject(frame), new CanRow(frame), System.nanoTime()));
        }
    }

    @Override
    public SourceCounts counts() {
        return SourceCounts.of(
                "frames", read, Map.of("no_frame", frames.malformedLines(), "no_data_frame", withoutData));
    }

    @Override
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d frames; left out: %,d malformed lines, %,d remote and error frames; only the first %d bytes of"
                        + " %,d CAN FD frames are used",
                read,
                frames.malformedLines(),
                withoutData,
                CanFeatures.DATA_BYTES,
                longFrames);
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }

    private record CanRow(CanFrame frame) implements FeatureRow {
        @Override
        public double number(String feature) {
            return CanFeatures.number(frame, feature);
        }

        @Override
        public String category(String feature) {
            throw new IllegalArgumentException("'" + feature + "' is numeric, not categorical");
        }
    }
}
