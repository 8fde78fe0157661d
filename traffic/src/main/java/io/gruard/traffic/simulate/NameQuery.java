package io.gruard.traffic.simulate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A DNS query (A or AAAA) and its answer (RFC 1035). Some names do not exist. */
final class NameQuery {
    private static final String[] ZONES = {"example.com", "example.net", "example.org", "plant.example", "mail.example"
    };
    private static final int QUERY = 0x0100;
    private static final int ANSWER = 0x8180;
    private static final int NO_SUCH_NAME = 0x8183;

    private NameQuery() {}

    /** A query. 6% are for a name that does not exist, 1% are not answered. */
    static List<DatagramConversation.TimedDatagram> datagrams(SplittableRandom random) {
        return datagrams(!Draws.chance(0.06, random), !Draws.chance(0.01, random), random);
    }

    /** A query for a name that does not exist. */
    static List<DatagramConversation.TimedDatagram> unknown(SplittableRandom random) {
        return datagrams(false, true, random);
    }

    /** A query that no resolver answers. */
    static List<DatagramConversation.TimedDatagram> unanswered(SplittableRandom random) {
        return datagrams(true, false, random);
    }

    private static List<DatagramConversation.TimedDatagram> datagrams(
            boolean exists, boolean answered, SplittableRandom random) {
        int identifier = random.nextInt(1 << 16);
        boolean v6 = Draws.chance(0.3, random);
        byte[] question = question(
                Draws.word(Draws.between(2, 14, random), random) + "." + Draws.one(ZONES, random), v6 ? 28 : 1);
        int answers = exists ? Draws.between(1, 4, random) : 0;
        List<DatagramConversation.TimedDatagram> datagrams = new ArrayList<>();
        datagrams.add(new DatagramConversation.TimedDatagram(
                Side.ORIGINATOR, Payload.of(message(identifier, QUERY, question, 0, v6, random)), 0));
        if (answered) {
            datagrams.add(new DatagramConversation.TimedDatagram(
                    Side.RESPONDER,
                    Payload.of(message(identifier, exists ? ANSWER : NO_SUCH_NAME, question, answers, v6, random)),
                    Draws.pause(12, random)));
        }
        return datagrams;
    }

    private static byte[] question(String name, int type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : name.split("\\.")) {
            out.write(part.length());
            out.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
        }
        out.write(0);
        put16(out, type);
        put16(out, 1);
        return out.toByteArray();
    }

    private static byte[] message(
            int identifier, int flags, byte[] question, int answers, boolean v6, SplittableRandom random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put16(out, identifier);
        put16(out, flags);
        put16(out, 1);
        put16(out, answers);
        put16(out, 0);
        put16(out, 0);
        out.writeBytes(question);
        for (int i = 0; i < answers; i++) {
            put16(out, 0xC00C);
            put16(out, v6 ? 28 : 1);
            put16(out, 1);
            put16(out, 0);
            put16(out, Draws.between(30, 3600, random));
            byte[] address = Site.forged(v6, random).address();
            put16(out, address.length);
            out.writeBytes(address);
        }
        return out.toByteArray();
    }

    private static void put16(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }
}
