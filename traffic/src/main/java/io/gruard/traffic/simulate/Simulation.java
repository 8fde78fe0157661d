package io.gruard.traffic.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * Plays the traffic of a site.
 *
 * <p>Each session is an actor that knows when it sends its next packet; a heap of all open sessions gives the packets in the
 * order of time, in O(log open sessions) each. Only the open sessions are held.
 */
public final class Simulation {
    private Simulation() {}

    /**
     * Simulates and writes.
     *
     * @param capture takes a classic capture file (microseconds, Ethernet); flushed, not closed
     * @param labels takes the label table, CSV with a header: a flow's first and last packet (seconds since the epoch),
     *     addresses, ports (type and code for ICMP), protocol, packets and payload bytes of both sides, label and category.
     *     A row is written when its flow ends
     * @throws IOException if one of them cannot be written
     */
    public static SimulationSummary run(SimulationSettings settings, OutputStream capture, Appendable labels)
            throws IOException {
        SplittableRandom random = new SplittableRandom(settings.seed());
        long start = ChronoUnit.MICROS.between(Instant.EPOCH, settings.start());
        Site site = new Site(random.split());
        Wire wire = new Wire(new PcapOutput(capture), labels);
        switch (settings.mix()) {
            case SITE -> {
                wire.join(new OrdinaryTraffic(site, start, settings.sessionsPerSecond(), random.split()));
                wire.join(new Monitoring(site, start, random.split()));
            }
            case SMALL_PACKETS -> wire.join(new SmallPackets(start, settings.sessionsPerSecond(), random.split()));
        }
        if (settings.attackIntensity() > 0 && !settings.attacks().isEmpty()) {
            wire.join(new AttackSchedule(site, settings, start, random.split()));
        }
        wire.run(start + settings.length().toNanos() / 1_000);
        return wire.summary();
    }
}
