package io.gruard.traffic.simulate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sessions of machines in a plant: sensors with MQTT 3.1.1, controllers with Modbus/TCP. */
final class PlantSessions {
    private static final String[] QUANTITIES = {"temperature", "humidity", "pressure", "vibration"};

    private PlantSessions() {}

    /**
     * A sensor that connects, publishes readings at its interval (some acknowledged), pings, and usually disconnects.
     */
    static Script sensor(SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        String name = "sensor-" + random.nextInt(1000);
        ByteArrayOutputStream connect = new ByteArrayOutputStream();
        string(connect, "MQTT");
        connect.writeBytes(new byte[] {4, 2, 0, 60});
        string(connect, name);
        steps.add(new Step.Send(Side.ORIGINATOR, control(0x10, connect), 0));
        steps.add(new Step.Send(Side.RESPONDER, Payload.of(new byte[] {0x20, 2, 0, 0}), Draws.pause(4, random)));
        String topic = "plant/" + name + "/" + Draws.one(QUANTITIES, random);
        int readings = 2 + (int) Draws.exponential(12, random);
        boolean acknowledged = random.nextBoolean();
        double interval = 500 + 3_000 * random.nextDouble();
        for (int i = 1; i <= readings; i++) {
            publish(steps, topic, acknowledged ? i : 0, interval, random);
        }
        if (random.nextBoolean()) {
            steps.add(
                    new Step.Send(Side.ORIGINATOR, Payload.of(new byte[] {(byte) 0xC0, 0}), Draws.pause(900, random)));
            steps.add(new Step.Send(Side.RESPONDER, Payload.of(new byte[] {(byte) 0xD0, 0}), Draws.pause(3, random)));
        }
        if (Draws.chance(0.8, random)) {
            steps.add(
                    new Step.Send(Side.ORIGINATOR, Payload.of(new byte[] {(byte) 0xE0, 0}), Draws.pause(900, random)));
            steps.add(new Step.Close(Side.ORIGINATOR, 300));
        } else {
            steps.add(new Step.Reset(Side.ORIGINATOR, Draws.pause(900, random)));
        }
        return Script.of(steps);
    }

    private static void publish(
            List<Step> steps, String topic, int packet, double intervalMillis, SplittableRandom random) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        string(message, topic);
        if (packet > 0) {
            message.write(packet >>> 8);
            message.write(packet);
        }
        message.writeBytes(("" + Draws.between(0, 9999, random) / 100.0).getBytes(StandardCharsets.US_ASCII));
        long jitter = random.nextLong((long) (intervalMillis * 100) + 1);
        steps.add(new Step.Send(
                Side.ORIGINATOR, control(packet > 0 ? 0x32 : 0x30, message), (long) (intervalMillis * 1000) + jitter));
        if (packet > 0) {
            byte[] acknowledgement = {0x40, 2, (byte) (packet >>> 8), (byte) packet};
            steps.add(new Step.Send(Side.RESPONDER, Payload.of(acknowledgement), Draws.pause(3, random)));
        }
    }

    private static void string(ByteArrayOutputStream out, String text) {
        out.write(text.length() >>> 8);
        out.write(text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Payload control(int type, ByteArrayOutputStream content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type);
        int length = content.size();
        do {
            out.write((length % 128) | (length >= 128 ? 128 : 0));
            length /= 128;
        } while (length > 0);
        out.writeBytes(content.toByteArray());
        return Payload.of(out.toByteArray());
    }

    /** A supervisor that polls registers of a controller at a fixed interval and sometimes writes one. */
    static Script polling(SplittableRandom random) {
        int polls = 5 + (int) Draws.exponential(30, random);
        int first = random.nextInt(200);
        int registers = Draws.between(1, 40, random);
        long interval = 100_000L * Draws.between(2, 20, random);
        List<Step> steps = new ArrayList<>();
        for (int transaction = 1; transaction <= polls; transaction++) {
            long pause = interval + random.nextLong(interval / 20);
            if (Draws.chance(0.08, random)) {
                byte[] write = {
                    6, (byte) (first >> 8), (byte) first, (byte) random.nextInt(100), (byte) random.nextInt(256)
                };
                steps.add(new Step.Send(Side.ORIGINATOR, Payload.of(frame(transaction, write)), pause));
                steps.add(new Step.Send(Side.RESPONDER, Payload.of(frame(transaction, write)), Draws.pause(4, random)));
                continue;
            }
            byte[] read = {3, (byte) (first >> 8), (byte) first, 0, (byte) registers};
            byte[] values = new byte[2 + 2 * registers];
            random.nextBytes(values);
            values[0] = 3;
            values[1] = (byte) (2 * registers);
            steps.add(new Step.Send(Side.ORIGINATOR, Payload.of(frame(transaction, read)), pause));
            steps.add(new Step.Send(Side.RESPONDER, Payload.of(frame(transaction, values)), Draws.pause(4, random)));
        }
        steps.add(new Step.Close(Side.ORIGINATOR, interval));
        return Script.of(steps);
    }

    /** Adds the header of Modbus/TCP: transaction, protocol 0, length, unit 1. */
    private static byte[] frame(int transaction, byte[] content) {
        byte[] frame = new byte[7 + content.length];
        frame[0] = (byte) (transaction >>> 8);
        frame[1] = (byte) transaction;
        frame[4] = (byte) ((content.length + 1) >>> 8);
        frame[5] = (byte) (content.length + 1);
        frame[6] = 1;
        System.arraycopy(content, 0, frame, 7, content.length);
        return frame;
    }
}
