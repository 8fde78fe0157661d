package io.gruard.traffic.capture;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Reads a classic pcap file: both byte orders, microseconds and nanoseconds, and the variant with longer record headers
 * that some Linux systems wrote.
 */
final class PcapSource implements PacketSource {
    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;
    static final int LONG_RECORDS = 0xa1b2cd34;

    private static final int FILE_HEADER = 24;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final InputWindow input;
    private final DropCounters drops;
    private final int recordHeader;
    private final int nanosPerUnit;
    private final int linkType;
    private boolean ended;

    /** Reads the file header. The caller has recognised the magic number, which is still at the cursor. */
    PcapSource(InputWindow input, int magic, ByteOrder order, DropCounters drops) throws IOException {
        this.input = input;
        this.drops = drops;
        input.order(order);
        recordHeader = magic == LONG_RECORDS ? 24 : 16;
        nanosPerUnit = magic == NANOSECONDS ? 1 : 1000;
        if (input.has(FILE_HEADER)) {
            // The upper bits of the link type describe frame check sequences.
            linkType = input.i32(20) & 0xffff;
            input.advance(FILE_HEADER);
        } else {
            linkType = LinkType.ETHERNET;
            end(DropReason.RECORD_CUT);
        }
    }

    @Override
    public boolean next(CapturedPacket into) throws IOException {
        if (ended || !input.hasMore()) {
            return false;
        }
        if (!input.has(recordHeader)) {
            return end(DropReason.RECORD_CUT);
        }
        long timeNanos = input.u32(0) * NANOS_PER_SECOND + input.u32(4) * nanosPerUnit;
        long captured = input.u32(8);
        long wire = input.u32(12);
        if (captured > CaptureReader.MAX_PACKET_LENGTH) {
            return end(DropReason.RECORD_LENGTH);
        }
        if (!input.has(recordHeader + (int) captured)) {
            return end(DropReason.RECORD_CUT);
        }
        input.advance(recordHeader);
        int wireLength = (int) Math.min(wire, Integer.MAX_VALUE);
        into.hold(input.bytes(), input.position(), (int) captured, wireLength, timeNanos, linkType);
        input.advance((int) captured);
        return true;
    }

    private boolean end(DropReason reason) {
        drops.count(reason);
        ended = true;
        return false;
    }

    @Override
    public boolean ready() throws IOException {
        if (ended || !input.ready(recordHeader)) {
            return ended;
        }
        return !input.has(recordHeader)
                || input.ready(recordHeader + (int) Math.min(input.u32(8), CaptureReader.MAX_PACKET_LENGTH));
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
