package io.gruard.traffic.hostile;

import io.gruard.traffic.can.CanFrame;
import io.gruard.traffic.can.CandumpReader;
import io.gruard.traffic.connections.BadLineException;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.tshark.EdgeReader;
import io.gruard.traffic.zeek.ConnLogReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Reads mutated logs. The same seed gives the same mutations. */
final class MutatedTexts {
    /** Bytes with a meaning in these formats. Uniformly random bytes rarely are among them. */
    private static final byte[] SYNTAX_BYTES =
            "0123456789.-+eE\t|\\x#,:{}[]\"() \n".getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random;
    private long read;
    private long refused;

    MutatedTexts(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Reads a text to its end. */
    @FunctionalInterface
    interface TextReading {
        void of(BufferedReader lines) throws IOException;
    }

    /** Reads mutated copies of each text. Returns the number of texts read. */
    long run(long inputs, List<byte[]> originals, TextReading reading) throws IOException {
        for (long input = 0; input < inputs; input++) {
            byte[] text = Damage.to(originals.get(random.nextInt(originals.size())), random);
            for (int i = random.nextInt(10); i > 0 && text.length > 0; i--) {
                text[random.nextInt(text.length)] = SYNTAX_BYTES[random.nextInt(SYNTAX_BYTES.length)];
            }
            reading.of(
                    new BufferedReader(new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8)));
        }
        return inputs;
    }

    void connLog(BufferedReader lines) throws IOException {
        KddExtractor extractor = new KddExtractor();
        try (ConnLogReader log = new ConnLogReader(lines, "mutated")) {
            for (boolean more = true; more; ) {
                try {
                    Flow flow = log.next();
                    more = flow != null;
                    if (flow != null) {
                        extractor.next(flow);
                        read++;
                    }
                } catch (BadLineException bad) {
                    refused++;
                }
            }
        }
    }

    void candump(BufferedReader lines) throws IOException {
        try (CandumpReader frames = new CandumpReader(lines)) {
            for (CanFrame frame = frames.next(); frame != null; frame = frames.next()) {
                read++;
            }
            refused += frames.malformedLines();
        }
    }

    void tshark(BufferedReader lines) throws IOException {
        EdgeReader packets;
        try {
            packets = new EdgeReader(lines, "mutated");
        } catch (IOException noHeader) {
            refused++;
            return;
        }
        while (packets.next() != null) {
            read++;
        }
        refused += packets.malformedLines();
        packets.close();
    }

    /** Number of lines that were accepted. */
    long read() {
        return read;
    }

    /** Number of lines that were rejected. */
    long refused() {
        return refused;
    }
}
