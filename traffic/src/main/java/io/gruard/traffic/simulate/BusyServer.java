package io.gruard.traffic.simulate;

import io.gruard.traffic.simulate.TcpConversation.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Many clients of one server within seconds. An overloaded server delays some and refuses others. */
final class BusyServer {
    private BusyServer() {}

    /**
     * Makes a rush on a web server.
     *
     * @param clients clients that may come, each any number of times
     */
    static Actor on(Host server, List<Host> clients, long due, SplittableRandom random) {
        boolean secure = random.nextBoolean();
        double perSecond = 10 + 50 * random.nextDouble();
        double seconds = 2 + 8 * random.nextDouble();
        double overloaded = random.nextBoolean() ? 0 : 0.4 * random.nextDouble();
        List<SessionSequence.TimedSession> sessions = new ArrayList<>();
        int visits = (int) Math.max(1, perSecond * seconds);
        for (int i = 0; i < visits; i++) {
            SplittableRandom own = random.split();
            Host client = clients.get(own.nextInt(clients.size()));
            long pause = i == 0 ? 0 : (long) Draws.exponential(1e6 / perSecond, own);
            sessions.add(
                    new SessionSequence.TimedSession(pause, at -> visit(client, server, secure, overloaded, at, own)));
        }
        return new SessionSequence(due, sessions);
    }

    private static Actor visit(
            Host client, Host server, boolean secure, double overloaded, long at, SplittableRandom random) {
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, client, server, secure ? 443 : 80, TrafficLabel.NORMAL);
        Reaction reaction = Reaction.ACCEPT;
        if (Draws.chance(overloaded, random)) {
            reaction = random.nextInt(3) == 0 ? Reaction.REFUSE : Reaction.IGNORE_REPEATED;
        }
        Script script = secure ? SecureSession.web(random) : WebSession.script(server, random);
        return new TcpConversation(flow, reaction, script, at, Distance.far(random), random);
    }
}
