package io.gruard.traffic.simulate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** SSH (RFC 4253) as an observer sees it: greetings and key exchange in plain text, then packets of random bytes. */
final class ShellSession {
    private static final String[] SERVERS = {"OpenSSH_9.6", "OpenSSH_8.9p1 Ubuntu-3ubuntu0.10", "dropbear_2022.83"};
    private static final String[] CLIENTS = {"OpenSSH_9.7", "OpenSSH_8.9p1", "PuTTY_Release_0.81"};
    private static final String[] GUESSERS = {"libssh2_1.11.0", "libssh_0.10.6", "Go", "paramiko_3.4.0"};
    /** Padding and MAC make the length of every encrypted packet a multiple of 16, plus 32 bytes. */
    private static final int BLOCK = 16;

    private static final String[] ALGORITHMS = {
        "curve25519-sha256,ecdh-sha2-nistp256,diffie-hellman-group14-sha256",
        "ssh-rsa",
        "aes128-ctr,aes192-ctr,aes256-ctr",
        "aes128-ctr,aes192-ctr,aes256-ctr",
        "hmac-sha2-256,hmac-sha2-512",
        "hmac-sha2-256,hmac-sha2-512",
        "none",
        "none",
        "",
        ""
    };

    private final List<Step> steps = new ArrayList<>();
    private final SplittableRandom random;

    private ShellSession(SplittableRandom random) {
        this.random = random;
    }

    /** A user who types, or a file copy. Sometimes the first password is wrong. */
    static Script ordinary(SplittableRandom random) {
        ShellSession session = new ShellSession(random);
        session.keyExchange(Draws.one(CLIENTS, random));
        int wrong = Draws.chance(0.15, random) ? 1 : 0;
        for (int i = 0; i < wrong; i++) {
            session.guess();
        }
        session.encrypted(Side.ORIGINATOR, 100, 2_000);
        session.encrypted(Side.RESPONDER, 16, 40);
        if (Draws.chance(0.25, random)) {
            session.encrypted(Side.ORIGINATOR, Draws.size(60_000, 1.3, 2_000_000, random), 30);
        } else {
            session.typing(5 + (int) Draws.exponential(25, random));
        }
        session.steps.add(new Step.Close(Side.ORIGINATOR, Draws.pause(500, random)));
        return Script.of(session.steps);
    }

    /** A user who forgot the password: as many attempts as a client allows, and no session. */
    static Script forgotten(SplittableRandom random) {
        ShellSession session = new ShellSession(random);
        session.keyExchange(Draws.one(CLIENTS, random));
        for (int i = 0; i < 3; i++) {
            session.encrypted(Side.ORIGINATOR, 96, 2_500);
            session.encrypted(Side.RESPONDER, 48, 1_200);
        }
        session.steps.add(new Step.Close(Side.ORIGINATOR, Draws.pause(40, random)));
        return Script.of(session.steps);
    }

    /** A few guesses, until the server disconnects or the attacker opens a new connection. */
    static Script guessing(SplittableRandom random) {
        ShellSession session = new ShellSession(random);
        session.keyExchange(Draws.one(GUESSERS, random));
        int guesses = Draws.between(1, 6, random);
        for (int i = 0; i < guesses; i++) {
            session.guess();
        }
        Side closer = guesses == 6 ? Side.RESPONDER : Side.ORIGINATOR;
        session.steps.add(
                Draws.chance(0.2, random)
                        ? new Step.Reset(closer, Draws.pause(40, random))
                        : new Step.Close(closer, Draws.pause(40, random)));
        return Script.of(session.steps);
    }

    /** The greeting only, as a version scan reads it. */
    static Payload greeting(SplittableRandom random) {
        return Payload.of("SSH-2.0-" + Draws.one(SERVERS, random) + "\r\n");
    }

    private void keyExchange(String client) {
        send(Side.ORIGINATOR, Payload.of("SSH-2.0-" + client + "\r\n"), 1);
        send(Side.RESPONDER, greeting(random), 12);
        send(Side.ORIGINATOR, Payload.of(packet(offer())), 2);
        send(Side.RESPONDER, Payload.of(packet(offer())), 2);
        send(Side.ORIGINATOR, Payload.of(packet(publicKey())), 3);
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.writeBytes(packet(keyReply()));
        reply.writeBytes(packet(new byte[] {21}));
        send(Side.RESPONDER, Payload.of(reply.toByteArray()), 8);
        send(Side.ORIGINATOR, Payload.of(packet(new byte[] {21})), 4);
        encrypted(Side.ORIGINATOR, 16, 1);
        encrypted(Side.RESPONDER, 16, 1);
        encrypted(Side.ORIGINATOR, 48, 1);
        encrypted(Side.RESPONDER, 48, 5);
    }

    private void guess() {
        encrypted(Side.ORIGINATOR, 96, 150);
        encrypted(Side.RESPONDER, 48, 1_200);
    }

    private void typing(int keys) {
        for (int i = 0; i < keys; i++) {
            encrypted(Side.ORIGINATOR, 16, 350);
            encrypted(Side.RESPONDER, Draws.chance(0.15, random) ? Draws.size(500, 1.2, 40_000, random) : 16, 3);
        }
    }

    private void encrypted(Side from, long bytes, double pauseMillis) {
        long padded = (bytes + BLOCK) / BLOCK * BLOCK + 32;
        // The last segment must not be shorter than the shortest packet, because a stream of packets never ends like
        // that.
        while (padded % 1_460 < 64 || padded % 1_440 < 64) {
            padded += BLOCK;
        }
        send(from, Payload.noise(new byte[0], padded, random.nextInt(1 << 16)), pauseMillis);
    }

    private void send(Side from, Payload payload, double pauseMillis) {
        steps.add(new Step.Send(from, payload, Draws.pause(pauseMillis, random)));
    }

    private byte[] offer() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(20);
        out.writeBytes(noise(16));
        for (String names : ALGORITHMS) {
            string(out, names.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(new byte[5]);
        return out.toByteArray();
    }

    private byte[] publicKey() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(30);
        string(out, noise(32));
        return out.toByteArray();
    }

    /** Host key (RSA, 2048 bits, exponent 65537), the server's key share, signature. */
    private byte[] keyReply() {
        byte[] modulus = noise(257);
        modulus[0] = 0;
        modulus[1] |= (byte) 0x80;
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        string(key, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
        string(key, new byte[] {1, 0, 1});
        string(key, modulus);
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        string(signature, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
        string(signature, noise(256));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(31);
        string(out, key.toByteArray());
        string(out, noise(32));
        string(out, signature.toByteArray());
        return out.toByteArray();
    }

    private byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return noise;
    }

    private static void string(ByteArrayOutputStream out, byte[] value) {
        put32(out, value.length);
        out.writeBytes(value);
    }

    private static void put32(ByteArrayOutputStream out, int value) {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }

    /** RFC 4253, section 6: length, padding length, content, at least 4 bytes of padding up to a multiple of 8. */
    private static byte[] packet(byte[] content) {
        int padding = 8 - (5 + content.length) % 8;
        if (padding < 4) {
            padding += 8;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put32(out, 1 + content.length + padding);
        out.write(padding);
        out.writeBytes(content);
        out.writeBytes(new byte[padding]);
        return out.toByteArray();
    }
}
