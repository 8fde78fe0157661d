package io.gruard.traffic.capture;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a pcapng file with any number of sections and interfaces. Each section has its own byte order, each interface
 * its own link type and time resolution.
 *
 * <p>Format: draft-ietf-opsawg-pcapng. Other blocks are skipped.
 */
final class PcapngSource implements PacketSource {
    static final int SECTION_HEADER = 0x0a0d0d0a;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int OLD_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int INTERFACE_STATISTICS = 5;
    private static final int ENHANCED_PACKET = 6;
    private static final int OPTION_INTERFACE_DROPS = 5;
    private static final int MAX_BLOCK_LENGTH = CaptureReader.MAX_PACKET_LENGTH + (1 << 16);
    private static final int MAX_INTERFACES = 1 << 16;

    private final InputWindow input;
    private final DropCounters drops;
    private final List<PcapngInterface> interfaces = new ArrayList<>();
    private long lost;
    private boolean ended;

    PcapngSource(InputWindow input, DropCounters drops) {
        this.input = input;
        this.drops = drops;
    }

    @Override
    public boolean next(CapturedPacket into) throws IOException {
        while (!ended && input.hasMore()) {
            if (!input.has(12)) {
                return end(DropReason.RECORD_CUT);
            }
            if (input.i32(0) == SECTION_HEADER && !chooseByteOrder()) {
                return end(DropReason.BLOCK_MALFORMED);
            }
            int type = input.i32(0);
            long length = input.u32(4);
            if (length < 12 || length % 4 != 0) {
                return end(DropReason.BLOCK_MALFORMED);
            }
            if (!interesting(type)) {
                if (!input.skip(length)) {
                    return end(DropReason.RECORD_CUT);
                }
                continue;
            }
            if (length > MAX_BLOCK_LENGTH) {
                return end(DropReason.RECORD_LENGTH);
            }
            if (!input.has((int) length)) {
                return end(DropReason.RECORD_CUT);
            }
            boolean packet = block(type, (int) length, into);
            input.advance((int) length);
            if (packet) {
                return true;
            }
        }
        return false;
    }

    private static boolean interesting(int type) {
        return switch (type) {
            case SECTION_HEADER,
                    INTERFACE_DESCRIPTION,
                    OLD_PACKET,
                    SIMPLE_PACKET,
                    INTERFACE_STATISTICS,
                    ENHANCED_PACKET -> true;
            default -> false;
        };
    }

    /** Reads the byte order of a section. The number of its block type is the same in both orders. */
    private boolean chooseByteOrder() {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            input.order(order);
            if (input.i32(8) == BYTE_ORDER_MAGIC) {
                return true;
            }
        }
        return false;
    }

    /** Reads the block at the cursor, which is in the buffer completely. True if it is a packet. */
    private boolean block(int type, int length, CapturedPacket into) {
        switch (type) {
            case SECTION_HEADER -> interfaces.clear();
            case INTERFACE_DESCRIPTION -> describeInterface(length);
            case INTERFACE_STATISTICS -> statistics(length);
            case ENHANCED_PACKET -> {
                return length >= 32
                        ? packet(into, input.i32(8), 28, input.u32(20), input.u32(24), length, stamp(12))
                        : malformed();
            }
            case OLD_PACKET -> {
                return length >= 32
                        ? packet(into, input.u16(8), 28, input.u32(20), input.u32(24), length, stamp(12))
                        : malformed();
            }
            case SIMPLE_PACKET -> {
                return length >= 16 ? simplePacket(into, length) : malformed();
            }
            default -> throw new AssertionError("blocks of type " + type + " are skipped earlier");
        }
        return false;
    }

    private long stamp(int distance) {
        return input.u32(distance) << 32 | input.u32(distance + 4);
    }

    private boolean simplePacket(CapturedPacket into, int length) {
        long wire = input.u32(8);
        long snapped =
                interfaces.isEmpty() ? wire : Math.min(wire, interfaces.get(0).snapLength());
        return packet(into, 0, 12, Math.min(snapped, length - 16L), wire, length, 0);
    }

    private boolean packet(
            CapturedPacket into, int number, int header, long captured, long wire, int blockLength, long stamp) {
        if (number < 0 || number >= interfaces.size() || captured > blockLength - header - 4L) {
            return malformed();
        }
        PcapngInterface origin = interfaces.get(number);
        into.hold(
                input.bytes(),
                input.position() + header,
                (int) captured,
                (int) Math.min(wire, Integer.MAX_VALUE),
                origin.nanos(stamp),
                origin.linkType());
        return true;
    }

    private void describeInterface(int length) {
        if (length < 20 || interfaces.size() >= MAX_INTERFACES) {
            malformed();
            // Later packets refer to interfaces by number, so the numbering must not shift.
            interfaces.add(PcapngInterface.UNKNOWN);
            return;
        }
        interfaces.add(PcapngInterface.read(input, length));
    }

    private void statistics(int length) {
        for (int option = 20; option + 4 <= length - 4; ) {
            int code = input.u16(option);
            int size = input.u16(option + 2);
            if (code == OPTION_INTERFACE_DROPS && size == 8 && option + 12 <= length - 4) {
                lost += input.i64(option + 4);
            }
            option += 4 + (size + 3 & ~3);
        }
    }

    private boolean malformed() {
        drops.count(DropReason.BLOCK_MALFORMED);
        return false;
    }

    private boolean end(DropReason reason) {
        drops.count(reason);
        ended = true;
        return false;
    }

    @Override
    public boolean ready() throws IOException {
        if (ended || !input.ready(12)) {
            return ended;
        }
        if (!input.has(12) || (input.i32(0) == SECTION_HEADER && !chooseByteOrder())) {
            return true;
        }
        return input.ready((int) Math.min(input.u32(4), MAX_BLOCK_LENGTH));
    }

    @Override
    public long lostByCapture() {
        return lost;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
