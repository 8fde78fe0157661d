package io.gruard.traffic.label;

import io.gruard.traffic.csv.BadRow;
import io.gruard.traffic.csv.RecordsException;
import io.gruard.traffic.packet.PacketLabel;
import io.gruard.traffic.packet.PacketView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels by the number of a packet. Consecutive packets with the same label are stored once, so that memory depends on the
 * number of changes.
 */
public final class NumberedLabels implements CaptureLabels {
    /** Packets of a file with consecutive numbers, on consecutive lines, with one label. */
    private static final class Run {
        private final long line;
        private final long first;
        private final PacketLabel label;
        private long last;
        private long lastLine;

        Run(long line, long number, PacketLabel label) {
            this.line = line;
            this.label = label;
            first = number;
            last = number;
            lastLine = line;
        }

        long first() {
            return first;
        }

        boolean continuedBy(long number, long atLine, PacketLabel next) {
            return number == last + 1 && atLine == lastLine + 1 && next.equals(label);
        }

        long lineOf(long number) {
            return line + number - first;
        }
    }

    /** Collects rows in any order. */
    static final class Builder {
        private final String source;
        private final List<Run> runs = new ArrayList<>();
        private boolean ascending = true;

        Builder(String source) {
            this.source = source;
        }

        void add(long line, long number, PacketLabel label) {
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.continuedBy(number, line, label)) {
                last.last = number;
                last.lastLine = line;
            } else {
                ascending &= last == null || number > last.last;
                runs.add(new Run(line, number, label));
            }
        }

        NumberedLabels build() throws RecordsException {
            if (!ascending) {
                runs.sort(Comparator.comparingLong(Run::first));
                for (int i = 1; i < runs.size(); i++) {
                    checkApart(runs.get(i - 1), runs.get(i));
                }
            }
            return new NumberedLabels(runs);
        }

        private void checkApart(Run before, Run after) throws RecordsException {
            if (after.first <= before.last) {
                long one = before.lineOf(after.first);
                throw new RecordsException(new BadRow(
                        source,
                        Math.max(one, after.line),
                        "packet " + after.first + " has a label already, in line " + Math.min(one, after.line)));
            }
        }
    }

    private final List<Run> runs;
    private int cursor;

    private NumberedLabels(List<Run> runs) {
        this.runs = runs;
    }

    @Override
    public @Nullable PacketLabel of(PacketView packet) {
        return of(packet.number());
    }

    /** The label of a packet. Numbers must not decrease from call to call. */
    private @Nullable PacketLabel of(long number) {
        while (cursor < runs.size() && runs.get(cursor).last < number) {
            cursor++;
        }
        return cursor < runs.size() && runs.get(cursor).first <= number ? runs.get(cursor).label : null;
    }

    @Override
    public long beyond(long packets) {
        long beyond = 0;
        for (Run run : runs) {
            beyond += Math.max(0, run.last - Math.max(packets, run.first - 1));
        }
        return beyond;
    }
}
