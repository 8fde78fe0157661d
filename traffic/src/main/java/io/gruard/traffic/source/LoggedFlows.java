package io.gruard.traffic.source;

import io.gruard.traffic.connections.BadLineException;
import io.gruard.traffic.connections.FlowLog;
import io.gruard.traffic.connections.ObservedFlow;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Flows of a log. Lines that are not valid are counted and skipped. */
public final class LoggedFlows implements FlowSource {
    private final FlowLog log;
    private long read;
    private long malformed;
    private @Nullable BadLineException first;

    /**
     * Flows of a log.
     *
     * @param log closed with this
     */
    public LoggedFlows(FlowLog log) {
        this.log = log;
    }

    @Override
    public boolean logged() {
        return true;
    }

    @Override
    public void readInto(FlowConsumer consumer, BooleanSupplier stop) throws IOException {
        while (!stop.getAsBoolean()) {
            try {
                @Nullable ObservedFlow flow = log.nextObserved();
                if (flow == null) {
                    return;
                }
                read++;
                consumer.accept(flow);
            } catch (BadLineException bad) {
                malformed++;
                first = first == null ? bad : first;
            }
        }
    }

    /** The first line that was left out, or null. */
    public @Nullable BadLineException firstFault() {
        return first;
    }

    @Override
    public SourceCounts counts() {
        return new SourceCounts("flows", read, 0, 0, Map.of("malformed_line", malformed), 0, read, 0);
    }

    @Override
    public String summary() {
        return String.format(Locale.ROOT, "%,d flows; left out: %,d malformed lines", read, malformed);
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
