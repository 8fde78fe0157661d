package io.gruard.traffic.hostile;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Sends captures with random damage through the whole way from file to flows. The same seed does the same damage. */
final class MutatedCaptures {
    private final List<byte[]> originals = new ArrayList<>();
    private final SplittableRandom random;
    private final DropCounters drops = new DropCounters();
    private long packets;
    private long flows;

    MutatedCaptures(List<Path> captures, long seed) throws IOException {
        for (Path capture : captures) {
            originals.add(Files.readAllBytes(capture));
        }
        random = new SplittableRandom(seed);
    }

    /** Sends a number of damaged captures; the answer is how many. */
    long run(long inputs) {
        for (long input = 0; input < inputs; input++) {
            byte[] capture =
                    damaged(originals.get(random.nextInt(originals.size())).clone());
            ChecksumPolicy checksums = random.nextInt(4) == 0 ? ChecksumPolicy.VALIDATE : ChecksumPolicy.IGNORE;
            FlowSettings settings = FlowSettings.usual()
                    .withMostFlows(1 + random.nextInt(50))
                    .withContentBytes(random.nextBoolean() ? 100 : 0);
            FlowAssembler assembler = new FlowAssembler(
                    settings,
                    checksums,
                    flow -> {
                        flows++;
                        if (flow.uid().length() != 18
                                || flow.communityId().isEmpty()
                                || flow.originatorBytes() < 0
                                || flow.content().originator().length > 100) {
                            throw new AssertionError("impossible flow " + flow);
                        }
                    },
                    drops);
            try (PacketSource source = CaptureReader.open(new ByteArrayInputStream(capture), "mutated", drops)) {
                assembler.readAll(source);
            } catch (IOException refused) {
                // Damage in the first four bytes: the file is no capture any more.
                continue;
            } finally {
                packets += assembler.packets();
            }
            if (assembler.openFlows() != 0) {
                throw new AssertionError("flows left open");
            }
        }
        return inputs;
    }

    private byte[] damaged(byte[] capture) {
        int wounds = 1 + random.nextInt(20);
        for (int wound = 0; wound < wounds; wound++) {
            int at = random.nextInt(capture.length);
            switch (random.nextInt(5)) {
                case 0 -> capture[at] = (byte) random.nextInt(256);
                case 1 -> capture[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(capture, at, Math.min(capture.length, at + 1 + random.nextInt(8)), (byte) 0xff);
                case 3 -> Arrays.fill(capture, at, Math.min(capture.length, at + 1 + random.nextInt(8)), (byte) 0);
                default -> {
                    int length = Math.min(random.nextInt(200), capture.length - Math.max(at, 1));
                    System.arraycopy(
                            capture,
                            random.nextInt(capture.length - length),
                            capture,
                            at,
                            Math.min(length, capture.length - at));
                }
            }
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(capture, random.nextInt(capture.length)) : capture;
    }

    long packets() {
        return packets;
    }

    long flows() {
        return flows;
    }

    DropCounters drops() {
        return drops;
    }
}
