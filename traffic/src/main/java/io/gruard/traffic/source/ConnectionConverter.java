package io.gruard.traffic.source;

import io.gruard.traffic.connections.ConnectionExtractor;
import io.gruard.traffic.connections.ConnectionFeatures;
import io.gruard.traffic.connections.FailureWindows;
import io.gruard.traffic.connections.ObservedFlow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Makes records of the feature set {@code connections}.
 *
 * <p>Sources give connections in the order in which they were closed or logged, not in that of their ends. Unless the order is
 * {@link RecordOrder#LIVE}, up to {@value #SORTED} connections are therefore collected and sorted by their ends before the windows
 * count them. Connections that end at the same time stay in the order of the source.
 */
public final class ConnectionConverter implements FlowConverter {
    /** Connections that are sorted together. */
    public static final int SORTED = 1 << 16;

    private final ConnectionExtractor extractor;
    private final RecordOrder order;
    private List<Waiting> waiting = new ArrayList<>();

    /** A converter with windows of the default size. */
    public ConnectionConverter(RecordOrder order) {
        this(order, new ConnectionExtractor());
    }

    public ConnectionConverter(RecordOrder order, ConnectionExtractor extractor) {
        this.order = order;
        this.extractor = extractor;
    }

    private record Waiting(ObservedFlow flow, float[] features) {
        Waiting(ObservedFlow flow) {
            this(flow, new float[ConnectionFeatures.NAMES.size()]);
        }

        long end() {
            return flow.summary().endMicros();
        }
    }

    @Override
    public RecordKind kind(FlowSource source) {
        return RecordKind.CONNECTIONS;
    }

    @Override
    public void accept(ObservedFlow flow, RecordSink sink) throws IOException {
        Waiting next = new Waiting(flow);
        if (order == RecordOrder.LIVE) {
            compute(next);
            pass(next, sink);
            return;
        }
        waiting.add(next);
        if (waiting.size() == SORTED) {
            finish(sink);
        }
    }

    @Override
    public void finish(RecordSink sink) throws IOException {
        List<Waiting> given = waiting;
        waiting = new ArrayList<>();
        List<Waiting> sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparingLong(Waiting::end));
        sorted.forEach(this::compute);
        for (Waiting next : order == RecordOrder.TIME ? sorted : given) {
            pass(next, sink);
        }
    }

    private void compute(Waiting next) {
        extractor.next(next.flow().summary(), next.features());
    }

    private static void pass(Waiting next, RecordSink sink) throws IOException {
        sink.accept(new Observation(
                new Subject.FlowSubject(next.flow().flow()),
                new Row(next.features()),
                System.nanoTime(),
                next.flow().row()));
    }

    @Override
    public long leftOut() {
        return 0;
    }

    @Override
    public String remarks() {
        FailureWindows windows = extractor.windows();
        StringBuilder remarks = new StringBuilder();
        remark(remarks, windows.late(), "connections out of order");
        remark(remarks, windows.evicted(), "connections evicted from windows");
        remark(remarks, windows.restarts(), "jumps back in time by more than an hour, at which windows start anew");
        return remarks.toString();
    }

    private static void remark(StringBuilder remarks, long count, String what) {
        if (count > 0) {
            remarks.append(String.format(Locale.ROOT, "; %,d %s", count, what));
        }
    }

    private record Row(float[] features) implements FeatureRow {
        @Override
        public double number(String feature) {
            int index = ConnectionFeatures.indexOf(feature);
            if (index < 0) {
                throw new IllegalArgumentException("connections have no feature '" + feature + "'");
            }
            return features[index];
        }

        @Override
        public String category(String feature) {
            throw new IllegalArgumentException("'" + feature + "' is a number");
        }
    }
}
