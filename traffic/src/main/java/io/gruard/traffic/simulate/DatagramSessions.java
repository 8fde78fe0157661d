package io.gruard.traffic.simulate;

import io.gruard.traffic.simulate.DatagramConversation.TimedDatagram;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Datagrams of benign services: NTP, syslog, measurements, voice calls, and web pages over QUIC. */
final class DatagramSessions {
    private static final int VOICE_BYTES = 160;
    private static final long VOICE_MICROS = 20_000;
    private static final int QUIC_SHORT_HEADER = 0x41;

    private DatagramSessions() {}

    /** NTP version 4 (RFC 5905): client and server modes, 48 bytes. */
    static List<TimedDatagram> time(long roundTrip, SplittableRandom random) {
        byte[] request = new byte[48];
        random.nextBytes(request);
        Arrays.fill(request, 0, 40, (byte) 0);
        request[0] = 0x23;
        byte[] answer = new byte[48];
        random.nextBytes(answer);
        answer[0] = 0x24;
        answer[1] = 2;
        answer[2] = 6;
        answer[3] = -20;
        return List.of(
                new TimedDatagram(Side.ORIGINATOR, Payload.of(request), 0),
                new TimedDatagram(Side.RESPONDER, Payload.of(answer), roundTrip));
    }

    /** Log lines in bursts (RFC 5424), without answers. */
    static List<TimedDatagram> logLines(SplittableRandom random) {
        List<TimedDatagram> lines = new ArrayList<>();
        int count = 1 + (int) Draws.exponential(6, random);
        for (int i = 0; i < count; i++) {
            String line = "<" + Draws.between(8, 190, random) + ">1 - host-" + random.nextInt(40) + " app - - - "
                    + Draws.word(Draws.between(20, 160, random), random);
            lines.add(new TimedDatagram(Side.ORIGINATOR, Payload.of(line), i == 0 ? 0 : Draws.pause(40, random)));
        }
        return lines;
    }

    /** A request for one value and its answer. A device that is switched off does not answer. */
    static List<TimedDatagram> measurement(boolean answered, SplittableRandom random) {
        List<TimedDatagram> datagrams = new ArrayList<>();
        datagrams.add(new TimedDatagram(Side.ORIGINATOR, noise(0x10, Draws.between(40, 90, random), random), 0));
        if (answered) {
            datagrams.add(new TimedDatagram(
                    Side.RESPONDER, noise(0x11, Draws.between(45, 300, random), random), Draws.pause(4, random)));
        }
        return datagrams;
    }

    /** A call: voice datagrams (RFC 3550, G.711) in both directions every 20 ms, for 2 to 20 seconds. */
    static List<TimedDatagram> call(SplittableRandom random) {
        List<TimedDatagram> datagrams = new ArrayList<>();
        int count = Draws.between(100, 1_000, random);
        int source = random.nextInt();
        for (int i = 0; i < count; i++) {
            datagrams.add(new TimedDatagram(Side.ORIGINATOR, voice(i, source, random), i == 0 ? 0 : VOICE_MICROS / 2));
            datagrams.add(new TimedDatagram(Side.RESPONDER, voice(i, source + 1, random), VOICE_MICROS / 2));
        }
        return datagrams;
    }

    private static Payload voice(int number, int source, SplittableRandom random) {
        byte[] header = ByteBuffer.allocate(12)
                .put((byte) 0x80)
                .put((byte) 0)
                .putShort((short) number)
                .putInt(number * VOICE_BYTES)
                .putInt(source)
                .array();
        return Payload.noise(header, VOICE_BYTES, random.nextInt(1 << 16));
    }

    /**
     * Connectivity checks before a call (RFC 8445): the client tries ports of the other side, repeatedly. Most attempts
     * fail.
     */
    static List<TimedDatagram> connectivityCheck(SplittableRandom random) {
        List<TimedDatagram> datagrams = new ArrayList<>();
        int tries = Draws.between(2, 4, random);
        for (int i = 0; i < tries; i++) {
            datagrams.add(new TimedDatagram(Side.ORIGINATOR, bindingRequest(random), i == 0 ? 0 : 50_000L << i));
        }
        return datagrams;
    }

    /** A binding request (RFC 8489) with a user name. */
    private static Payload bindingRequest(SplittableRandom random) {
        int words = Draws.between(6, 18, random);
        ByteBuffer message = ByteBuffer.allocate(24 + 4 * words)
                .putShort((short) 1)
                .putShort((short) (4 + 4 * words))
                .putInt(0x2112A442)
                .putInt(random.nextInt())
                .putInt(random.nextInt())
                .putInt(random.nextInt())
                .putShort((short) 6)
                .putShort((short) (4 * words))
                .put(Draws.word(4 * words, random).getBytes(StandardCharsets.US_ASCII));
        return Payload.of(message.array());
    }

    /** A page over QUIC (RFC 9000): handshake datagrams of full size, then the content. */
    static List<TimedDatagram> quic(long roundTrip, SplittableRandom random) {
        List<TimedDatagram> datagrams = new ArrayList<>();
        datagrams.add(new TimedDatagram(Side.ORIGINATOR, noise(QUIC_SHORT_HEADER, 1_200, random), 0));
        datagrams.add(new TimedDatagram(Side.RESPONDER, noise(QUIC_SHORT_HEADER, 1_200, random), roundTrip));
        datagrams.add(new TimedDatagram(Side.RESPONDER, noise(QUIC_SHORT_HEADER, 1_200, random), 100));
        int requests = 1 + (int) Draws.exponential(2, random);
        for (int i = 0; i < requests; i++) {
            datagrams.add(new TimedDatagram(
                    Side.ORIGINATOR,
                    noise(QUIC_SHORT_HEADER, Draws.between(60, 700, random), random),
                    Draws.pause(200, random)));
            int answers = (int) Math.max(1, Draws.size(6, 1.2, 200, random));
            for (int k = 0; k < answers; k++) {
                datagrams.add(new TimedDatagram(
                        Side.RESPONDER, noise(QUIC_SHORT_HEADER, 1_200, random), k == 0 ? roundTrip : 150));
            }
        }
        return datagrams;
    }

    private static Payload noise(int firstByte, int bytes, SplittableRandom random) {
        return Payload.noise(new byte[] {(byte) firstByte}, bytes - 1, random.nextInt(1 << 16));
    }
}
