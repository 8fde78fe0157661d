package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Starts attacks one after another: all kinds once in random order, then all kinds again. Attacks may overlap. The
 * distance between two starts is the length of the capture divided by twice the number of kinds, within 3 and 5
 * seconds. So all kinds occur, and longer captures contain each kind in many forms, which a model cannot learn from two
 * examples.
 */
final class AttackSchedule implements Actor {
    private final Site site;
    private final double intensity;
    private final SplittableRandom random;
    private final List<TrafficLabel> kinds;
    private final List<TrafficLabel> deck = new ArrayList<>();
    private final double gapSeconds;
    private long due;

    AttackSchedule(Site site, SimulationSettings settings, long startMicros, SplittableRandom random) {
        this.site = site;
        this.intensity = settings.attackIntensity();
        this.random = random;
        this.kinds = settings.attacks().stream().sorted().toList();
        double seconds = settings.length().toMillis() / 1e3;
        this.gapSeconds = Math.max(3, Math.min(5, seconds / (2 * kinds.size() + 1)));
        this.due = startMicros + gap();
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public boolean act(Wire wire) {
        if (deck.isEmpty()) {
            deck.addAll(kinds);
        }
        TrafficLabel kind = deck.remove(random.nextInt(deck.size()));
        wire.join(campaign(kind, random.split()));
        due += gap();
        return true;
    }

    private long gap() {
        return (long) (1e6 * gapSeconds * (0.6 + 0.8 * random.nextDouble()));
    }

    private Campaign campaign(TrafficLabel kind, SplittableRandom own) {
        double seconds = 3 + 5 * own.nextDouble();
        return switch (kind) {
            case SYN_FLOOD -> start(Floods.syn(site, own), between(40, 250, own), seconds, own);
            case UDP_FLOOD -> start(Floods.udp(site, own), between(40, 200, own), seconds, own);
            case ICMP_FLOOD -> start(Floods.icmp(site, own), between(40, 200, own), seconds, own);
            case SLOW_HTTP -> start(SlowHttp.strike(site, own), between(4, 12, own), 2 * seconds, own);
            case PORT_SCAN -> start(Scans.ports(site, own), between(40, 200, own), 2 * seconds, own);
            case VERSION_SCAN -> start(Scans.versions(site, own), between(4, 15, own), 2 * seconds, own);
            case HOST_SWEEP -> start(Scans.hosts(site, own), between(15, 80, own), 2 * seconds, own);
            case SSH_GUESSING -> start(Guessing.shell(site, own), between(3, 9, own), 2 * seconds, own);
            case FTP_GUESSING -> start(Guessing.files(site, own), between(3, 9, own), 2 * seconds, own);
            case NORMAL -> throw new IllegalArgumentException("'normal' is not an attack");
        };
    }

    private Campaign start(Campaign.Strike strike, double rate, double seconds, SplittableRandom own) {
        return new Campaign(strike, rate * intensity, due, seconds, own);
    }

    private static double between(double from, double to, SplittableRandom own) {
        return from + (to - from) * own.nextDouble();
    }
}
