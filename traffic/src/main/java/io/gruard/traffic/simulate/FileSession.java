package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** FTP (RFC 959) in passive mode: a control connection that opens data connections. */
final class FileSession {
    private static final String[] NAMES = {"admin", "root", "ftp", "test", "user", "backup", "www", "oracle"};

    private final Host client;
    private final Host server;
    private final long roundTripMicros;
    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();

    private FileSession(Host client, Host server, long roundTripMicros, SplittableRandom random) {
        this.client = client;
        this.server = server;
        this.roundTripMicros = roundTripMicros;
        this.random = random;
    }

    /** A benign user, with an account or anonymous, who downloads files. */
    static Script ordinary(Host client, Host server, long roundTripMicros, SplittableRandom random) {
        FileSession session = new FileSession(client, server, roundTripMicros, random);
        session.answer("220 Files ready", 10);
        boolean anonymous = random.nextBoolean();
        String user = anonymous ? "anonymous" : Draws.word(6, random);
        if (!anonymous && Draws.chance(0.15, random)) {
            session.logIn(user, Draws.word(7, random), false);
        }
        session.logIn(user, anonymous ? "guest@example.com" : Draws.word(9, random), true);
        int files = 1 + (int) Draws.exponential(1, random);
        for (int i = 0; i < files; i++) {
            session.fetch("file-" + Draws.word(5, random) + ".bin");
        }
        session.quit();
        return Script.of(session.steps);
    }

    /** One to four password guesses over one connection. */
    static Script guessing(Host client, Host server, long roundTripMicros, SplittableRandom random) {
        FileSession session = new FileSession(client, server, roundTripMicros, random);
        session.answer("220 Files ready", 10);
        int guesses = Draws.between(1, 4, random);
        for (int i = 0; i < guesses; i++) {
            session.logIn(Draws.one(NAMES, random), Draws.word(Draws.between(4, 12, random), random), false);
        }
        if (random.nextBoolean()) {
            session.quit();
        } else {
            session.steps.add(new Step.Close(Side.ORIGINATOR, Draws.pause(3, random)));
        }
        return Script.of(session.steps);
    }

    private void logIn(String user, String password, boolean right) {
        ask("USER " + user, 5);
        answer("331 Password required for " + user, 4);
        ask("PASS " + password, 5);
        answer(right ? "230 Logged in" : "530 Login incorrect", right ? 30 : 900);
    }

    private void fetch(String file) {
        int port = Draws.between(50_000, 60_000, random);
        if (server.isV6()) {
            ask("EPSV", 400);
            answer("229 Entering Extended Passive Mode (|||" + port + "|)", 3);
        } else {
            ask("PASV", 400);
            answer(
                    "227 Entering Passive Mode (" + server.toString().replace('.', ',') + "," + (port >> 8) + ","
                            + (port & 0xFF) + ")",
                    3);
        }
        ask("RETR " + file, 2);
        long bytes = Draws.size(20_000, 1.5, 2_000_000, random);
        SplittableRandom own = random.split();
        Script script = Script.of(List.of(
                new Step.Send(Side.RESPONDER, Payload.noise(new byte[0], bytes + 1, own.nextInt(1 << 16)), 1_000),
                new Step.Close(Side.RESPONDER, 100)));
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, client, server, port, TrafficLabel.NORMAL);
        steps.add(new Step.Open(
                at -> new TcpConversation(flow, TcpConversation.Reaction.ACCEPT, script, at, roundTripMicros, own),
                500));
        answer("150 Opening BINARY mode data connection for " + file, 2);
        // One round trip for each of about bytes / 50,000 windows, and one for the handshake.
        double transferMillis = (8 + bytes / 50_000.0) * roundTripMicros / 800.0;
        steps.add(new Step.Send(
                Side.RESPONDER, Payload.of("226 Transfer complete\r\n"), (long) (1000 * (5 + transferMillis))));
    }

    private void quit() {
        ask("QUIT", 300);
        answer("221 Goodbye", 2);
        steps.add(new Step.Close(Side.RESPONDER, 300));
    }

    private void ask(String line, double millis) {
        steps.add(new Step.Send(Side.ORIGINATOR, Payload.of(line + "\r\n"), Draws.pause(millis, random)));
    }

    private void answer(String line, double millis) {
        steps.add(new Step.Send(Side.RESPONDER, Payload.of(line + "\r\n"), Draws.pause(millis, random)));
    }
}
