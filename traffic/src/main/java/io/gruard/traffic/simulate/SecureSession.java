package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** TLS as an observer sees it (RFC 8446): a handshake with records of known sizes, then records of random bytes. */
final class SecureSession {
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;
    private static final int MAX_RECORD_BYTES = 1 << 14;
    /** Bytes that encryption adds to a record: its true type and a tag. */
    private static final int ADDED_BYTES = 17;

    private final List<Step> steps = new ArrayList<>();
    private final SplittableRandom random;

    private SecureSession(SplittableRandom random) {
        this.random = random;
        send(Side.ORIGINATOR, HANDSHAKE, Draws.between(220, 600, random), 1);
        send(Side.RESPONDER, HANDSHAKE, Draws.between(2_600, 5_200, random), 15);
        send(Side.ORIGINATOR, HANDSHAKE, Draws.between(70, 130, random), 3);
    }

    /** A web page or one of its parts. */
    static Script web(SplittableRandom random) {
        SecureSession session = new SecureSession(random);
        int requests = 1 + (int) Draws.exponential(2, random);
        for (int i = 0; i < requests; i++) {
            session.data(Side.ORIGINATOR, Draws.size(450, 0.6, 20_000, random), i == 0 ? 2 : 600);
            session.data(Side.RESPONDER, Draws.size(7_000, 1.7, 3_000_000, random), 25);
        }
        return session.closed(Draws.chance(0.1, random), 400);
    }

    /** A messaging channel that stays open for minutes and is mostly idle. */
    static Script channel(SplittableRandom random) {
        SecureSession session = new SecureSession(random);
        session.data(Side.ORIGINATOR, Draws.size(600, 0.4, 4_000, random), 2);
        session.data(Side.RESPONDER, Draws.size(300, 0.4, 4_000, random), 30);
        int beats = 3 + (int) Draws.exponential(12, random);
        double interval = 1_000 + 9_000 * random.nextDouble();
        for (int i = 0; i < beats; i++) {
            boolean pushed = Draws.chance(0.3, random);
            session.data(
                    pushed ? Side.RESPONDER : Side.ORIGINATOR,
                    pushed ? Draws.size(400, 1, 20_000, random) : Draws.between(26, 40, random),
                    interval);
            session.data(pushed ? Side.ORIGINATOR : Side.RESPONDER, Draws.between(24, 40, random), 20);
        }
        return session.closed(Draws.chance(0.3, random), interval);
    }

    /** A backup: megabytes to the server, few bytes back. */
    static Script backup(SplittableRandom random) {
        SecureSession session = new SecureSession(random);
        int files = 1 + (int) Draws.exponential(3, random);
        for (int i = 0; i < files; i++) {
            session.data(Side.ORIGINATOR, Draws.size(400_000, 1.5, 6_000_000, random), 60);
            session.data(Side.RESPONDER, Draws.between(60, 200, random), 20);
        }
        return session.closed(false, 200);
    }

    private Script closed(boolean reset, double pauseMillis) {
        Side side = Draws.chance(0.6, random) ? Side.ORIGINATOR : Side.RESPONDER;
        long pause = Draws.pause(pauseMillis, random);
        steps.add(reset ? new Step.Reset(side, pause) : new Step.Close(side, pause));
        return Script.of(steps);
    }

    /** Adds as many records as the bytes need. */
    private void data(Side from, long bytes, double pauseMillis) {
        long left = bytes;
        double pause = pauseMillis;
        while (left > 0) {
            int ofRecord = (int) Math.min(left, MAX_RECORD_BYTES);
            send(from, APPLICATION_DATA, ofRecord + ADDED_BYTES, pause);
            left -= ofRecord;
            pause = 0;
        }
    }

    /** Adds a record: its type, version 1.2, the length, and random bytes. */
    private void send(Side from, int type, int bytes, double pauseMillis) {
        byte[] head = {(byte) type, 3, 3, (byte) (bytes >>> 8), (byte) bytes};
        steps.add(new Step.Send(
                from, Payload.noise(head, bytes, random.nextInt(1 << 16)), Draws.pause(pauseMillis, random)));
    }
}
