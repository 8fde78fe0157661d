package io.gruard.traffic.simulate;

import java.util.SplittableRandom;

/** Password guessing from one host at one server. */
final class Guessing {
    private Guessing() {}

    static Campaign.Strike shell(Site site, SplittableRandom random) {
        Host attacker = site.any(Site.Role.ATTACKER, false, random);
        Host victim = site.any(Site.Role.PUBLIC_SERVER, false, random);
        return wire -> {
            SplittableRandom own = random.split();
            SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, attacker, victim, 22, TrafficLabel.SSH_GUESSING);
            wire.join(new TcpConversation(
                    flow,
                    TcpConversation.Reaction.ACCEPT,
                    ShellSession.guessing(own),
                    wire.now(),
                    Distance.far(own),
                    own));
            return true;
        };
    }

    static Campaign.Strike files(Site site, SplittableRandom random) {
        Host attacker = site.any(Site.Role.ATTACKER, false, random);
        Host victim = site.any(Site.Role.FILE_SERVER, false, random);
        return wire -> {
            SplittableRandom own = random.split();
            long roundTrip = Distance.far(own);
            SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, attacker, victim, 21, TrafficLabel.FTP_GUESSING);
            Script script = FileSession.guessing(attacker, victim, roundTrip, own);
            wire.join(new TcpConversation(flow, TcpConversation.Reaction.ACCEPT, script, wire.now(), roundTrip, own));
            return true;
        };
    }
}
