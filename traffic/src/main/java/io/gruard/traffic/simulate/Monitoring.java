package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Monitoring hosts, which check the same open ports of the same hosts at fixed intervals. The checks of one host follow
 * each other immediately, like a version scan but at a lower rate.
 */
final class Monitoring implements Actor {
    private static final int[] INTERVALS_SECONDS = {10, 15, 20, 30};
    private static final long BALANCER_INTERVAL_MICROS = 3_000_000;

    /** What a check does with an accepted connection. */
    private enum CheckKind {
        /** Reads the greeting, or requests a page. */
        GREETING,
        /** Closes immediately. */
        CONNECT,
        /** Resets before the handshake is complete, as load balancers do. */
        HALF_OPEN
    }

    /** All checks of one host. */
    private record HostChecks(
            long due, int order, Host from, Host target, List<Integer> ports, long interval, CheckKind kind)
            implements Comparable<HostChecks> {
        HostChecks next() {
            return new HostChecks(due + interval, order, from, target, ports, interval, kind);
        }

        @Override
        public int compareTo(HostChecks other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Integer.compare(order, other.order);
        }
    }

    private final SplittableRandom random;
    private final PriorityQueue<HostChecks> rounds = new PriorityQueue<>();

    Monitoring(Site site, long start, SplittableRandom random) {
        this.random = random;
        Host monitor = site.all(Site.Role.MONITOR, false).getFirst();
        watch(site, Site.Role.PUBLIC_SERVER, List.of(21, 22, 25, 80), monitor, start);
        watch(site, Site.Role.MAIL_SERVER, List.of(25, 143), monitor, start);
        watch(site, Site.Role.SHELL_SERVER, List.of(22), monitor, start);
        watch(site, Site.Role.FILE_SERVER, List.of(21), monitor, start);
        watch(site, Site.Role.BROKER, List.of(1883), monitor, start);
        Host balancer = site.all(Site.Role.MONITOR, false).getLast();
        List<Host> balanced = site.all(Site.Role.PUBLIC_SERVER, false);
        for (int i = 0; i < balanced.size(); i++) {
            CheckKind kind = i % 2 == 0 ? CheckKind.HALF_OPEN : CheckKind.GREETING;
            watch(balanced.get(i), List.of(80), balancer, start, BALANCER_INTERVAL_MICROS, kind);
        }
    }

    /**
     * Schedules two checks of each host at different intervals: whether its services accept and whether they answer.
     */
    private void watch(Site site, Site.Role role, List<Integer> ports, Host from, long start) {
        for (Host target : site.all(role, false)) {
            for (CheckKind kind : List.of(CheckKind.CONNECT, CheckKind.GREETING)) {
                long interval = 1_000_000L * INTERVALS_SECONDS[random.nextInt(INTERVALS_SECONDS.length)];
                watch(target, ports, from, start, interval, kind);
            }
        }
    }

    private void watch(Host target, List<Integer> ports, Host from, long start, long interval, CheckKind kind) {
        rounds.add(
                new HostChecks(start + random.nextLong(interval), rounds.size(), from, target, ports, interval, kind));
    }

    @Override
    public long due() {
        return rounds.element().due();
    }

    @Override
    public boolean act(Wire wire) {
        HostChecks round = rounds.remove();
        List<SessionSequence.TimedSession> checks = new ArrayList<>();
        for (int port : round.ports()) {
            SplittableRandom own = random.split();
            checks.add(new SessionSequence.TimedSession(
                    checks.isEmpty() ? 0 : Draws.pause(40, own), at -> check(round, port, at, own)));
        }
        wire.join(new SessionSequence(round.due(), checks));
        rounds.add(round.next());
        return true;
    }

    private static Actor check(HostChecks round, int port, long at, SplittableRandom own) {
        TcpConversation.Reaction reaction = round.kind() == CheckKind.HALF_OPEN
                ? TcpConversation.Reaction.ACCEPT_THEN_ABORT
                : TcpConversation.Reaction.ACCEPT;
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, round.from(), round.target(), port, TrafficLabel.NORMAL);
        return new TcpConversation(flow, reaction, script(round, port, own), at, Distance.near(own), own);
    }

    private static Script script(HostChecks round, int port, SplittableRandom own) {
        return switch (round.kind()) {
            case HALF_OPEN -> Script.of(List.of());
            case CONNECT -> Script.of(List.of(new Step.Close(Side.ORIGINATOR, 200)));
            case GREETING ->
                port == 80
                        ? WebSession.healthCheck(round.target(), own)
                        : Script.of(List.of(
                                new Step.Send(Side.RESPONDER, Greetings.of(port, own), Draws.pause(10, own)),
                                new Step.Close(Side.ORIGINATOR, Draws.pause(5, own))));
        };
    }
}
