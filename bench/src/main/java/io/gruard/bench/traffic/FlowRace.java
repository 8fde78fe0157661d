package io.gruard.bench.traffic;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.PacketSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs readers alternately on one capture and prints the median of each. */
final class FlowRace {
    private FlowRace() {}

    static void run(List<FlowReader> readers, Path capture, int rounds, PrintWriter out)
            throws IOException, InterruptedException {
        long packets = packets(capture);
        for (FlowReader reader : readers) {
            reader.prepare(capture);
        }
        double[][] seconds = new double[readers.size()][rounds];
        long[] flows = new long[readers.size()];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < readers.size(); i++) {
                long start = System.nanoTime();
                flows[i] = readers.get(i).read(capture);
                seconds[i][round] = (System.nanoTime() - start) / 1e9;
            }
        }
        out.printf(Locale.ROOT, "%,d packets, %d round%s of each side%n%n", packets, rounds, rounds == 1 ? "" : "s");
        out.printf("%-46s %10s %14s %10s %12s%n", "", "seconds", "packets/s", "flows", "flows/s");
        for (int i = 0; i < readers.size(); i++) {
            double median = median(seconds[i]);
            out.printf(
                    Locale.ROOT,
                    "%-46s %10.2f %,14.0f %,10d %,12.0f%n",
                    readers.get(i).title(),
                    median,
                    packets / median,
                    flows[i],
                    flows[i] / median);
        }
        out.flush();
    }

    private static long packets(Path capture) throws IOException {
        CapturedPacket packet = new CapturedPacket();
        long packets = 0;
        try (PacketSource source = CaptureReader.open(capture, new DropCounters())) {
            while (source.next(packet)) {
                packets++;
            }
        }
        return packets;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
