package io.gruard.bench.engine;

import io.gruard.nn.LayerTimes;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.TrainingSession;
import io.gruard.nn.TrainingSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * Prints the time of a training step by layer, and each layer's share of the machine's peak. The peak is MKL's
 * single-precision product of square matrices on as many threads, measured alternately with the steps.
 *
 * <p>A layer's work is that of its products: two operations a multiply-add in the forward pass and four in the backward
 * pass. The first layer computes no slope of its input and takes half of that; its share accounts for this.
 */
final class LayerTable {
    private final Workload workload;
    private final Race.Effort effort;

    LayerTable(Workload workload, Race.Effort effort) {
        this.workload = workload;
        this.effort = effort;
    }

    void print(PrintWriter out) {
        NetworkSpec spec = workload.network().spec();
        int rows = workload.rows();
        float[] x = workload.network().x(rows);
        int[] labels = workload.network().labels(rows);
        TrainingSettings settings = TrainingSettings.defaults().withThreads(workload.threads());
        try (Peak peak = new Peak(workload.threads());
                TrainingSession session = new TrainingSession(workload.network().network(), settings)) {
            Runnable step = () -> session.step(x, labels, rows);
            repeat(step, effort.warmUpSeconds());
            repeat(peak::run, 1);
            LayerTimes times = session.measured();
            long steps = 0;
            long nanos = 0;
            for (int round = 0; round < effort.rounds(); round++) {
                peak.measure(effort.roundSeconds() / 4);
                long begun = System.nanoTime();
                steps += repeat(step, effort.roundSeconds());
                nanos += System.nanoTime() - begun;
            }
            print(out, spec, times.shares(), steps, nanos, peak.flops());
        }
    }

    private static long repeat(Runnable call, double seconds) {
        long calls = 0;
        for (long begun = System.nanoTime(); calls == 0 || System.nanoTime() - begun < seconds * 1e9; calls++) {
            call.run();
        }
        return calls;
    }

    private void print(
            PrintWriter out, NetworkSpec spec, List<LayerTimes.Share> shares, long steps, long nanos, double peak) {
        int threads = workload.threads();
        out.printf(
                Locale.ROOT,
                "training network %s layer by layer, %d threads; peak %.0f GFLOP/s (MKL, single precision)%n",
                workload.network().name(),
                threads,
                peak / 1e9);
        out.printf("  %-28s %11s %11s %12s %12s%n", "", "forward ms", "backward ms", "GFLOP/s", "of peak");
        double perStep = 1e-6 / steps / threads;
        double work = 0;
        double busy = 0;
        for (LayerTimes.Share share : shares) {
            double passes = share.layer() == 0 ? 2 : 3;
            double flops = 2.0 * passes * spec.multiplyAdds(share.layer()) * workload.rows();
            double forward = share.forward() * perStep;
            double backward = share.backward() * perStep;
            work += flops;
            busy += forward + backward;
            if (forward + backward >= 0.005) {
                line(
                        out,
                        share.layer() + " " + spec.layerName(share.layer()),
                        forward,
                        backward,
                        flops,
                        forward + backward,
                        peak);
            }
        }
        double all = nanos * 1e-6 / steps;
        line(out, "optimizer and waiting", all - busy, 0, 0, all - busy, peak);
        out.printf(
                Locale.ROOT,
                "  %-28s %11.2f %11s %12.1f %11.0f%%%n%n",
                "whole step",
                all,
                "",
                work / all / 1e6,
                100 * work / all * 1e3 / peak);
        out.flush();
    }

    private static void line(
            PrintWriter out, String name, double forward, double backward, double flops, double ms, double peak) {
        String rate = flops == 0 ? "" : String.format(Locale.ROOT, "%.1f", flops / ms / 1e6);
        String share = flops == 0 ? "" : String.format(Locale.ROOT, "%.0f%%", 100 * flops / ms * 1e3 / peak);
        out.printf(Locale.ROOT, "  %-28s %11.2f %11.2f %12s %12s%n", name, forward, backward, rate, share);
    }
}
