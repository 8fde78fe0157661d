package io.gruard.traffic.hostile;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Reads mutated captures from file to flows. The same seed gives the same mutations. */
final class MutatedCaptures {
    private final List<byte[]> originals = new ArrayList<>();
    private final SplittableRandom random;
    private final DropCounters drops = new DropCounters();
    private long packets;
    private long flows;
    private long records;

    MutatedCaptures(List<Path> captures, long seed) throws IOException {
        for (Path capture : captures) {
            originals.add(Files.readAllBytes(capture));
        }
        random = new SplittableRandom(seed);
    }

    /** Reads a number of mutated captures. Returns the number. */
    long run(long inputs) {
        for (long input = 0; input < inputs; input++) {
            byte[] capture = Damage.to(originals.get(random.nextInt(originals.size())), random);
            ChecksumPolicy checksums = random.nextInt(4) == 0 ? ChecksumPolicy.VALIDATE : ChecksumPolicy.IGNORE;
            FlowSettings settings = FlowSettings.defaults()
                    .withMaxFlows(1 + random.nextInt(50))
                    .withContentBytes(random.nextBoolean() ? 100 : 0);
            KddExtractor extractor = new KddExtractor(random.nextBoolean());
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
                        records += extractor.next(flow).isPresent() ? 1 : 0;
                    },
                    drops);
            try (PacketSource source = CaptureReader.open(new ByteArrayInputStream(capture), "mutated", drops)) {
                assembler.readAll(source);
            } catch (IOException refused) {
                // The first four bytes were mutated, so the file is not a capture any more.
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

    long packets() {
        return packets;
    }

    long flows() {
        return flows;
    }

    /** Number of connections with features. */
    long records() {
        return records;
    }

    DropCounters drops() {
        return drops;
    }
}
