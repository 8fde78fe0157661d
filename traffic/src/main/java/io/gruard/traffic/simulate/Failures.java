package io.gruard.traffic.simulate;

import io.gruard.traffic.simulate.TcpConversation.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Benign clients whose requests fail and who retry. */
final class Failures {
    private static final int[] PORTS = {80, 443, 443, 25, 22, 8080, 21, 3389, 993, 5432};
    private static final int MAX_ATTEMPTS = 6;
    private static final int MAX_USERS = 16;

    private Failures() {}

    /** A client and a server that refuses or does not answer, with several attempts. */
    static Actor unreachable(Host client, Host server, long due, SplittableRandom random) {
        int port = PORTS[random.nextInt(PORTS.length)];
        int attempts = Math.min(MAX_ATTEMPTS, 1 + (int) Draws.exponential(1.5, random));
        double paceMillis = 200 + 3_000 * random.nextDouble();
        Reaction reaction = switch (random.nextInt(4)) {
            case 0 -> Reaction.IGNORE;
            case 1 -> Reaction.IGNORE_REPEATED;
            default -> Reaction.REFUSE;
        };
        List<SessionSequence.TimedSession> sessions = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            SplittableRandom own = random.split();
            sessions.add(new SessionSequence.TimedSession(
                    i == 0 ? 0 : Draws.pause(paceMillis, own), at -> attempt(client, server, port, reaction, at, own)));
        }
        return new SessionSequence(due, sessions);
    }

    /**
     * An outage of some seconds, during which clients retry. If only the service is down, requests are refused; if the
     * machine is down, they are not answered.
     *
     * @param users clients, some of which need the service during the outage
     */
    static Actor outage(List<Host> users, Host server, int port, long due, SplittableRandom random) {
        Reaction reaction = random.nextBoolean() ? Reaction.REFUSE : Reaction.IGNORE_REPEATED;
        double seconds = 3 + 9 * random.nextDouble();
        List<Host> clients = some(users, random);
        double paceMillis = 700 + 2_500 * random.nextDouble();
        List<SessionSequence.TimedSession> sessions = new ArrayList<>();
        double elapsedMillis = 0;
        double meanGapMillis = paceMillis / clients.size();
        while (elapsedMillis < 1_000 * seconds) {
            SplittableRandom own = random.split();
            long pause = sessions.isEmpty() ? 0 : (long) (1_000 * Draws.exponential(meanGapMillis, own));
            Host client = clients.get(own.nextInt(clients.size()));
            sessions.add(
                    new SessionSequence.TimedSession(pause, at -> attempt(client, server, port, reaction, at, own)));
            elapsedMillis += pause / 1e3;
        }
        return new SessionSequence(due, sessions);
    }

    /** Two or more of the hosts, at most {@value #MAX_USERS}. */
    private static List<Host> some(List<Host> hosts, SplittableRandom random) {
        int count = Draws.between(2, Math.min(MAX_USERS, hosts.size()), random);
        int first = random.nextInt(hosts.size() - count + 1);
        return hosts.subList(first, first + count);
    }

    /**
     * Look-ups of a name that does not exist, with each suffix that the client knows, or of a resolver that does not
     * answer.
     */
    static Actor wrongName(Host client, List<Host> resolvers, long due, SplittableRandom random) {
        boolean silent = Draws.chance(0.3, random);
        int queries = Draws.between(2, 6, random);
        List<SessionSequence.TimedSession> sessions = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            SplittableRandom own = random.split();
            Host resolver = resolvers.get(silent ? i % resolvers.size() : 0);
            double millis = silent ? 1_500 : 20;
            sessions.add(new SessionSequence.TimedSession(
                    i == 0 ? 0 : Draws.pause(millis, own),
                    at -> new DatagramConversation(
                            SimulatedFlow.from(Transport.UDP, client, resolver, 53, TrafficLabel.NORMAL),
                            at,
                            silent ? NameQuery.unanswered(own) : NameQuery.unknown(own))));
        }
        return new SessionSequence(due, sessions);
    }

    private static Actor attempt(
            Host client, Host server, int port, Reaction reaction, long at, SplittableRandom random) {
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, client, server, port, TrafficLabel.NORMAL);
        return new TcpConversation(flow, reaction, Script.of(List.of()), at, Distance.far(random), random);
    }
}
