package io.gruard.traffic.simulate;

import io.gruard.core.Shuffle;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.SplittableRandom;

/** Attacks that explore: ports of a host, versions of its services, hosts of a network. */
final class Scans {
    /** The open ports of a public server. */
    private static final Set<Integer> OPEN = Set.of(21, 22, 25, 80);

    private static final int[] SWEPT_PORTS = {22, 23, 80, 445, 1883, 3389, 502};
    private static final String[] QUESTIONS = {
        "GET / HTTP/1.0\r\n\r\n", "OPTIONS / HTTP/1.0\r\n\r\n", "GET /nice%20ports%2C/Tri%6Eity.txt HTTP/1.0\r\n\r\n"
    };

    private Scans() {}

    /** Half-open probes of the ports in random order. A firewall drops some of them. */
    static Campaign.Strike ports(Site site, SplittableRandom random) {
        boolean v6 = Draws.chance(0.1, random);
        Host attacker = site.any(Site.Role.ATTACKER, v6, random);
        Host victim = site.any(Site.Role.PUBLIC_SERVER, v6, random);
        PrimitiveIterator.OfInt ports = shuffled(1, Draws.between(300, 2_000, random), random);
        double dropped = random.nextBoolean() ? 0 : 0.8 * random.nextDouble();
        int sourcePort = attacker.ephemeralPort();
        return wire -> {
            int port = ports.nextInt();
            TcpConversation.Reaction reaction = OPEN.contains(port)
                    ? TcpConversation.Reaction.ACCEPT_THEN_ABORT
                    : Draws.chance(dropped, random) ? TcpConversation.Reaction.IGNORE : TcpConversation.Reaction.REFUSE;
            SimulatedFlow flow =
                    new SimulatedFlow(Transport.TCP, attacker, sourcePort, victim, port, TrafficLabel.PORT_SCAN);
            probe(wire, flow, reaction, random);
            return ports.hasNext();
        };
    }

    /** Probes of one port of all addresses of the clients' network, or pings. */
    static Campaign.Strike hosts(Site site, SplittableRandom random) {
        Host attacker = site.any(Site.Role.ATTACKER, false, random);
        PrimitiveIterator.OfInt numbers = shuffled(1, 254, random);
        int port = random.nextInt(4) == 0 ? 0 : SWEPT_PORTS[random.nextInt(SWEPT_PORTS.length)];
        return wire -> {
            Site.Neighbour target = site.neighbour(numbers.nextInt(), random);
            if (port == 0) {
                wire.join(new EchoConversation(
                        SimulatedFlow.ofEcho(attacker, target.host(), TrafficLabel.HOST_SWEEP),
                        random.nextInt(1 << 16),
                        1,
                        wire.now(),
                        1_000_000,
                        4_000,
                        target.alive(),
                        Payload.NOTHING));
            } else {
                TcpConversation.Reaction reaction = !target.alive()
                        ? TcpConversation.Reaction.IGNORE
                        : Draws.chance(0.1, random)
                                ? TcpConversation.Reaction.ACCEPT_THEN_ABORT
                                : TcpConversation.Reaction.REFUSE;
                probe(
                        wire,
                        SimulatedFlow.from(Transport.TCP, attacker, target.host(), port, TrafficLabel.HOST_SWEEP),
                        reaction,
                        random);
            }
            return numbers.hasNext();
        };
    }

    /**
     * Connections to the open ports of all public servers, one after another, that read the greeting or send a request.
     */
    static Campaign.Strike versions(Site site, SplittableRandom random) {
        Host attacker = site.any(Site.Role.ATTACKER, false, random);
        List<Host> victims = site.all(Site.Role.PUBLIC_SERVER, false);
        List<Integer> open = OPEN.stream().sorted().toList();
        return wire -> {
            SplittableRandom own = random.split();
            Host victim = victims.get(own.nextInt(victims.size()));
            int port = open.get(own.nextInt(open.size()));
            SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, attacker, victim, port, TrafficLabel.VERSION_SCAN);
            wire.join(new TcpConversation(
                    flow, TcpConversation.Reaction.ACCEPT, interview(port, own), wire.now(), Distance.far(own), own));
            return true;
        };
    }

    private static Script interview(int port, SplittableRandom random) {
        Step first;
        if (port == 80) {
            first = new Step.Send(Side.ORIGINATOR, Payload.of(Draws.one(QUESTIONS, random)), 500);
        } else {
            first = new Step.Send(Side.RESPONDER, Greetings.of(port, random), Draws.pause(10, random));
        }
        Step last = random.nextBoolean()
                ? new Step.Close(Side.ORIGINATOR, Draws.pause(20, random))
                : new Step.Reset(Side.ORIGINATOR, Draws.pause(20, random));
        if (port != 80) {
            return Script.of(List.of(first, last));
        }
        String body = "Welcome\n";
        String answer = "HTTP/1.1 200 OK\r\nServer: nginx/1.24.0\r\nContent-Type: text/plain\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        return Script.of(
                List.of(first, new Step.Send(Side.RESPONDER, Payload.of(answer), Draws.pause(8, random)), last));
    }

    private static void probe(
            Wire wire, SimulatedFlow flow, TcpConversation.Reaction reaction, SplittableRandom random) {
        long roundTrip = Distance.far(random) / 4;
        wire.join(new TcpConversation(flow, reaction, Script.of(List.of()), wire.now(), roundTrip, random.split()));
    }

    private static PrimitiveIterator.OfInt shuffled(int from, int to, SplittableRandom random) {
        int[] numbers = new int[to - from + 1];
        Shuffle.fill(numbers, random);
        return Arrays.stream(numbers).map(number -> from + number).iterator();
    }
}
