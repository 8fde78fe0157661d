package io.gruard.detect.sink;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import java.io.IOException;
import java.util.List;

/**
 * Passes each alert to several sinks. All get it even if one fails; then the first failure is thrown. Safe for several
 * threads, one at a time.
 */
public record AllSinks(List<AlertSink> sinks) implements AlertSink {
    public AllSinks {
        sinks = List.copyOf(sinks);
    }

    private interface Action {
        void on(AlertSink sink) throws IOException;
    }

    @Override
    public void accept(Alert alert) throws IOException {
        onAll(sink -> sink.accept(alert));
    }

    @Override
    public void event(String line) throws IOException {
        onAll(sink -> sink.event(line));
    }

    @Override
    public void settle() throws IOException {
        onAll(AlertSink::settle);
    }

    @Override
    public void flush() throws IOException {
        onAll(AlertSink::flush);
    }

    /** Returns the statuses of the sinks that report one. */
    public List<SinkStatus> statuses() {
        return sinks.stream()
                .filter(WatchedSink.class::isInstance)
                .map(sink -> ((WatchedSink) sink).status())
                .toList();
    }

    @Override
    public void close() throws IOException {
        onAll(AlertSink::close);
    }

    private synchronized void onAll(Action action) throws IOException {
        IOException first = null;
        for (AlertSink sink : sinks) {
            try {
                action.on(sink);
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
