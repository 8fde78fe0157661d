package io.gruard.traffic.simulate;

import java.util.List;
import java.util.SplittableRandom;

/** Attacks with many packets on one public server. */
final class Floods {
    private static final int[] SERVICE_PORTS = {80, 80, 443, 22, 25};
    private static final double V6_SHARE = 0.1;

    private Floods() {}

    /** Connection requests from forged addresses. The server answers some until its backlog is full. */
    static Campaign.Strike syn(Site site, SplittableRandom random) {
        boolean v6 = Draws.chance(V6_SHARE, random);
        Host victim = site.any(Site.Role.PUBLIC_SERVER, v6, random);
        int port = SERVICE_PORTS[random.nextInt(SERVICE_PORTS.length)];
        double answered = 0.4 * random.nextDouble();
        return wire -> {
            SimulatedFlow flow = new SimulatedFlow(
                    Transport.TCP,
                    Site.forged(v6, random),
                    Draws.between(1024, 65_535, random),
                    victim,
                    port,
                    TrafficLabel.SYN_FLOOD);
            TcpConversation.Reaction reaction = Draws.chance(answered, random)
                    ? TcpConversation.Reaction.ACCEPT_UNCOMPLETED
                    : TcpConversation.Reaction.IGNORE;
            wire.join(new TcpConversation(flow, reaction, Script.of(List.of()), wire.now(), 400, random.split()));
            return true;
        };
    }

    /** Datagrams of one size from one host to changing ports. */
    static Campaign.Strike udp(Site site, SplittableRandom random) {
        boolean v6 = Draws.chance(V6_SHARE, random);
        Host attacker = site.any(Site.Role.ATTACKER, v6, random);
        Host victim = site.any(Site.Role.PUBLIC_SERVER, v6, random);
        Payload payload = Payload.noise(new byte[0], Draws.between(200, 1_400, random), random.nextInt(1 << 16));
        return wire -> {
            int port = Draws.between(49_152, 65_535, random);
            SimulatedFlow flow = SimulatedFlow.from(Transport.UDP, attacker, victim, port, TrafficLabel.UDP_FLOOD);
            wire.join(new DatagramConversation(
                    flow, wire.now(), List.of(new DatagramConversation.TimedDatagram(Side.ORIGINATOR, payload, 0))));
            return true;
        };
    }

    /** Echo requests. Half of the attacks come from forged addresses, half from a few hosts that get answers. */
    static Campaign.Strike icmp(Site site, SplittableRandom random) {
        boolean v6 = Draws.chance(V6_SHARE, random);
        boolean forged = random.nextBoolean();
        Host victim = site.any(Site.Role.PUBLIC_SERVER, v6, random);
        Payload payload = Payload.noise(new byte[0], Draws.between(500, 1_400, random), random.nextInt(1 << 16));
        return wire -> {
            Host attacker = forged ? Site.forged(v6, random) : site.any(Site.Role.ATTACKER, v6, random);
            SimulatedFlow flow = SimulatedFlow.ofEcho(attacker, victim, TrafficLabel.ICMP_FLOOD);
            wire.join(new EchoConversation(flow, random.nextInt(1 << 16), 1, wire.now(), 1_000, 300, !forged, payload));
            return true;
        };
    }
}
