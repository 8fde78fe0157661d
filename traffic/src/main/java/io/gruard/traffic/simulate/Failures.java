package io.gruard.traffic.simulate;

import io.gruard.traffic.simulate.TcpConversation.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Clients that do not get what they want, and try again: nothing is wrong but the answer. */
final class Failures {
    private static final int[] PORTS = {80, 443, 443, 25, 22, 8080, 21, 3389, 993, 5432};
    private static final int MAX_ATTEMPTS = 6;
    private static final int MAX_USERS = 16;

    private Failures() {}

    /** One client and a server that refuses or does not answer, several times at the client's pace. */
    static Actor unreachable(Host client, Host server, long due, SplittableRandom random) {
        int port = PORTS[random.nextInt(PORTS.length)];
        int attempts = Math.min(MAX_ATTEMPTS, 1 + (int) Draws.exponential(1.5, random));
        double paceMillis = 200 + 3_000 * random.nextDouble();
        Welcome welcome = switch (random.nextInt(4)) {
            case 0 -> Welcome.IGNORE;
            case 1 -> Welcome.IGNORE_REPEATED;
            default -> Welcome.REFUSE;
        };
        List<Succession.Beginning> beginnings = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            SplittableRandom own = random.split();
            beginnings.add(new Succession.Beginning(
                    i == 0 ? 0 : Draws.pause(paceMillis, own), at -> attempt(client, server, port, welcome, at, own)));
        }
        return new Succession(due, beginnings);
    }

    /**
     * A service is down for some seconds, and those who use it try again and again: refused where only the service is down,
     * unanswered where the machine is.
     *
     * @param users of whom some need the service in these seconds
     */
    static Actor outage(List<Host> users, Host server, int port, long due, SplittableRandom random) {
        Welcome welcome = random.nextBoolean() ? Welcome.REFUSE : Welcome.IGNORE_REPEATED;
        double seconds = 3 + 9 * random.nextDouble();
        List<Host> clients = some(users, random);
        double paceMillis = 700 + 2_500 * random.nextDouble();
        List<Succession.Beginning> beginnings = new ArrayList<>();
        double elapsedMillis = 0;
        double meanGapMillis = paceMillis / clients.size();
        while (elapsedMillis < 1_000 * seconds) {
            SplittableRandom own = random.split();
            long pause = beginnings.isEmpty() ? 0 : (long) (1_000 * Draws.exponential(meanGapMillis, own));
            Host client = clients.get(own.nextInt(clients.size()));
            beginnings.add(new Succession.Beginning(pause, at -> attempt(client, server, port, welcome, at, own)));
            elapsedMillis += pause / 1e3;
        }
        return new Succession(due, beginnings);
    }

    /** Two or more of the hosts, up to {@value #MAX_USERS}. */
    private static List<Host> some(List<Host> hosts, SplittableRandom random) {
        int count = Draws.between(2, Math.min(MAX_USERS, hosts.size()), random);
        int first = random.nextInt(hosts.size() - count + 1);
        return hosts.subList(first, first + count);
    }

    /** A name that does not exist, looked up with every ending that the client knows, or a resolver that is silent. */
    static Actor wrongName(Host client, List<Host> resolvers, long due, SplittableRandom random) {
        boolean silent = Draws.chance(0.3, random);
        int queries = Draws.between(2, 6, random);
        List<Succession.Beginning> beginnings = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
            SplittableRandom own = random.split();
            Host resolver = resolvers.get(silent ? i % resolvers.size() : 0);
            double millis = silent ? 1_500 : 20;
            beginnings.add(new Succession.Beginning(
                    i == 0 ? 0 : Draws.pause(millis, own),
                    at -> new DatagramConversation(
                            SimulatedFlow.from(Transport.UDP, client, resolver, 53, TrafficLabel.NORMAL),
                            at,
                            silent ? NameQuery.unanswered(own) : NameQuery.unknown(own))));
        }
        return new Succession(due, beginnings);
    }

    private static Actor attempt(
            Host client, Host server, int port, Welcome welcome, long at, SplittableRandom random) {
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, client, server, port, TrafficLabel.NORMAL);
        return new TcpConversation(flow, welcome, Script.of(List.of()), at, Distance.far(random), random);
    }
}
