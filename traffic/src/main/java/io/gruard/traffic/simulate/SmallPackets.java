package io.gruard.traffic.simulate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Short sessions for benchmarks: nine or ten packets of at most 120 bytes each, from 60,000 clients to 1,000 servers.
 * No client uses a second port before all clients had a session.
 */
final class SmallPackets implements Actor {
    private static final int CLIENTS = 60_000;
    private static final int SERVERS = 1_000;
    private static final byte[] CLIENT_MAC = {0x02, 0x20, 0, 0, 0, 1};
    private static final byte[] SERVER_MAC = {0x02, 0x20, 0, 0, 0, 2};

    private final double meanGapMicros;
    private final SplittableRandom random;
    private final Host[] clients = new Host[CLIENTS];
    private final Host[] servers = new Host[SERVERS];
    private double due;
    private int next;

    SmallPackets(long start, double sessionsPerSecond, SplittableRandom random) {
        this.meanGapMicros = 1e6 / sessionsPerSecond;
        this.random = random;
        this.due = start;
        for (int i = 0; i < CLIENTS; i++) {
            byte[] address = {10, 100, (byte) (i >> 8), (byte) i};
            clients[i] = new Host(CLIENT_MAC, address, 64, i);
        }
        for (int i = 0; i < SERVERS; i++) {
            byte[] address = {10, (byte) 200, (byte) (i >> 8), (byte) i};
            servers[i] = new Host(SERVER_MAC, address, 64, i);
        }
    }

    @Override
    public long due() {
        return (long) due;
    }

    @Override
    public boolean act(Wire wire) {
        SplittableRandom own = random.split();
        Host server = servers[own.nextInt(SERVERS)];
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, clients[next], server, 80, TrafficLabel.NORMAL);
        next = (next + 1) % CLIENTS;
        Script script = Script.of(List.of(
                new Step.Send(Side.ORIGINATOR, Payload.text("", 8 + own.nextInt(32), own.nextInt(1 << 16)), 0),
                new Step.Send(Side.RESPONDER, Payload.text("", 8 + own.nextInt(56), own.nextInt(1 << 16)), 100),
                new Step.Close(Side.ORIGINATOR, 50)));
        wire.join(new TcpConversation(
                flow, TcpConversation.Reaction.ACCEPT, script, due(), 500 + own.nextInt(4_000), own));
        due += Draws.exponential(meanGapMicros, random);
        return true;
    }
}
