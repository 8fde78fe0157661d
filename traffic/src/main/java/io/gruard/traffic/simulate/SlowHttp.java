package io.gruard.traffic.simulate;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Requests whose header never ends. A line every few seconds keeps each connection and a worker of the server busy. */
final class SlowHttp {
    private SlowHttp() {}

    static Campaign.Strike strike(Site site, SplittableRandom random) {
        Host attacker = site.any(Site.Role.ATTACKER, false, random);
        Host victim = site.any(Site.Role.PUBLIC_SERVER, false, random);
        long roundTrip = Distance.far(random);
        return wire -> {
            SplittableRandom own = random.split();
            SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, attacker, victim, 80, TrafficLabel.SLOW_HTTP);
            wire.join(new TcpConversation(
                    flow, TcpConversation.Reaction.ACCEPT, new EndlessHeader(victim, own), wire.now(), roundTrip, own));
            return true;
        };
    }

    /** The endless header. The server closes the connection after some lines. */
    private static final class EndlessHeader implements Script {
        private final Host victim;
        private final SplittableRandom random;
        private final int maxLines;
        private int lines;
        private boolean refused;

        EndlessHeader(Host victim, SplittableRandom random) {
            this.victim = victim;
            this.random = random;
            this.maxLines = Draws.between(2, 10, random);
        }

        @Override
        public @Nullable Step next() {
            if (lines++ == 0) {
                String head = "GET /?" + random.nextInt(100_000) + " HTTP/1.1\r\nHost: " + WebSession.authority(victim)
                        + "\r\nUser-Agent: " + Draws.one(WebSession.AGENTS, random) + "\r\n";
                return new Step.Send(Side.ORIGINATOR, Payload.of(head), 1_000);
            }
            if (lines <= maxLines) {
                String line = "X-a: " + random.nextInt(5_000) + "\r\n";
                return new Step.Send(Side.ORIGINATOR, Payload.of(line), Draws.between(3_000, 9_000, random) * 1_000L);
            }
            if (!refused) {
                refused = true;
                String answer = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
                return new Step.Send(Side.RESPONDER, Payload.of(answer), 4_000_000);
            }
            return lines == maxLines + 2 ? new Step.Close(Side.RESPONDER, 100) : null;
        }
    }
}
