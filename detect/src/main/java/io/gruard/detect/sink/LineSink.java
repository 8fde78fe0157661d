package io.gruard.detect.sink;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.EveJson;
import java.io.IOException;
import java.io.Writer;

/** Writes alerts as lines and flushes each. The writer stays open: the caller owns it, as with standard output. */
public final class LineSink implements AlertSink {
    private final Writer out;

    public LineSink(Writer out) {
        this.out = out;
    }

    @Override
    public void accept(Alert alert) throws IOException {
        event(EveJson.line(alert));
    }

    @Override
    public void event(String line) throws IOException {
        out.write(line + "\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
