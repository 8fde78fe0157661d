package io.gruard.traffic.simulate;

import io.gruard.traffic.simulate.TcpConversation.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Many clients at one server within seconds; a server that cannot keep up lets some wait and refuses others. */
final class Rush {
    private Rush() {}

    /**
     * The rush on a web server.
     *
     * @param clients those of whom some come, one time or several
     */
    static Actor on(Host server, List<Host> clients, long due, SplittableRandom random) {
        boolean secure = random.nextBoolean();
        double perSecond = 10 + 50 * random.nextDouble();
        double seconds = 2 + 8 * random.nextDouble();
        double overloaded = random.nextBoolean() ? 0 : 0.4 * random.nextDouble();
        List<Succession.Beginning> beginnings = new ArrayList<>();
        int visits = (int) Math.max(1, perSecond * seconds);
        for (int i = 0; i < visits; i++) {
            SplittableRandom own = random.split();
            Host client = clients.get(own.nextInt(clients.size()));
            long pause = i == 0 ? 0 : (long) Draws.exponential(1e6 / perSecond, own);
            beginnings.add(new Succession.Beginning(pause, at -> visit(client, server, secure, overloaded, at, own)));
        }
        return new Succession(due, beginnings);
    }

    private static Actor visit(
            Host client, Host server, boolean secure, double overloaded, long at, SplittableRandom random) {
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, client, server, secure ? 443 : 80, TrafficLabel.NORMAL);
        Welcome welcome = Welcome.ACCEPT;
        if (Draws.chance(overloaded, random)) {
            welcome = random.nextInt(3) == 0 ? Welcome.REFUSE : Welcome.IGNORE_REPEATED;
        }
        Script script = secure ? SecureSession.web(random) : WebSession.script(server, random);
        return new TcpConversation(flow, welcome, script, at, Distance.far(random), random);
    }
}
