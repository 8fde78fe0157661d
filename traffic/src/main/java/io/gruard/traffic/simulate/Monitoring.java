package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Machines that look whether services answer: the same open ports of the same hosts at fixed intervals. The checks of one
 * host follow each other at once, so that a host sees what a version scan shows it, only less often.
 */
final class Monitoring implements Actor {
    private static final int[] INTERVALS_SECONDS = {10, 15, 20, 30};
    private static final long BALANCER_INTERVAL_MICROS = 3_000_000;

    /** How a check ends a connection that was accepted. */
    private enum Manner {
        /** It reads the greeting, or asks for a page. */
        GREETING,
        /** It closes at once. */
        CONNECT,
        /** It resets before the handshake is done, as load balancers do. */
        HALF_OPEN
    }

    /** All checks of one host. */
    private record HostChecks(
            long due, int order, Host from, Host target, List<Integer> ports, long interval, Manner manner)
            implements Comparable<HostChecks> {
        HostChecks next() {
            return new HostChecks(due + interval, order, from, target, ports, interval, manner);
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
            Manner manner = i % 2 == 0 ? Manner.HALF_OPEN : Manner.GREETING;
            watch(balanced.get(i), List.of(80), balancer, start, BALANCER_INTERVAL_MICROS, manner);
        }
    }

    /** Two checks of each host, each at an interval of its own: one that a service is up, one that it speaks. */
    private void watch(Site site, Site.Role role, List<Integer> ports, Host from, long start) {
        for (Host target : site.all(role, false)) {
            for (Manner manner : List.of(Manner.CONNECT, Manner.GREETING)) {
                long interval = 1_000_000L * INTERVALS_SECONDS[random.nextInt(INTERVALS_SECONDS.length)];
                watch(target, ports, from, start, interval, manner);
            }
        }
    }

    private void watch(Host target, List<Integer> ports, Host from, long start, long interval, Manner manner) {
        rounds.add(new HostChecks(
                start + random.nextLong(interval), rounds.size(), from, target, ports, interval, manner));
    }

    @Override
    public long due() {
        return rounds.element().due();
    }

    @Override
    public boolean act(Wire wire) {
        HostChecks round = rounds.remove();
        List<Succession.Beginning> checks = new ArrayList<>();
        for (int port : round.ports()) {
            SplittableRandom own = random.split();
            checks.add(new Succession.Beginning(
                    checks.isEmpty() ? 0 : Draws.pause(40, own), at -> check(round, port, at, own)));
        }
        wire.join(new Succession(round.due(), checks));
        rounds.add(round.next());
        return true;
    }

    private static Actor check(HostChecks round, int port, long at, SplittableRandom own) {
        TcpConversation.Welcome welcome = round.manner() == Manner.HALF_OPEN
                ? TcpConversation.Welcome.ACCEPT_THEN_ABORT
                : TcpConversation.Welcome.ACCEPT;
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, round.from(), round.target(), port, TrafficLabel.NORMAL);
        return new TcpConversation(flow, welcome, script(round, port, own), at, Distance.near(own), own);
    }

    private static Script script(HostChecks round, int port, SplittableRandom own) {
        return switch (round.manner()) {
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
