package io.gruard.traffic.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * Simulates the traffic of a site.
 *
 * <p>Each session is an actor that knows the time of its next packet. A heap of the open sessions gives the packets in
 * order of time, at O(log open sessions) each. Only open sessions are in memory.
 */
public final class Simulation {
    private Simulation() {}

    /**
     * Simulates traffic and writes it.
     *
     * @param settings what to simulate
     * @param capture receives a classic pcap file (microseconds, Ethernet); flushed, not closed
     * @param labels receives the label table as CSV with a header: times of the first and last packet of a flow
     *     (seconds since the epoch), addresses, ports (type and code for ICMP), protocol, packets and payload bytes of
     *     both sides, label and category. A row is written when its flow ends
     * @throws IOException if the capture or the labels cannot be written
     */
    public static SimulationSummary run(SimulationSettings settings, OutputStream capture, Appendable labels)
            throws IOException {
        SplittableRandom random = new SplittableRandom(settings.seed());
        long start = ChronoUnit.MICROS.between(Instant.EPOCH, settings.start());
        Site site = new Site(random.split());
        Wire wire = new Wire(new PcapOutput(capture, settings.snapLength()), labels);
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
