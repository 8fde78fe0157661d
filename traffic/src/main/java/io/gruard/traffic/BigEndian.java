package io.gruard.traffic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads numbers in network byte order from a byte array. The caller checks the range. */
public final class BigEndian {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    /** The unsigned 8-bit number at an offset. */
    public static int u8(byte[] bytes, int offset) {
        return bytes[offset] & 0xff;
    }

    /** The unsigned 16-bit number at an offset. */
    public static int u16(byte[] bytes, int offset) {
        return (short) SHORTS.get(bytes, offset) & 0xffff;
    }

    /** The 32-bit number at an offset. */
    public static int i32(byte[] bytes, int offset) {
        return (int) INTS.get(bytes, offset);
    }

    /** The unsigned 32-bit number at an offset. */
    public static long u32(byte[] bytes, int offset) {
        return i32(bytes, offset) & 0xffff_ffffL;
    }

    /** The 64-bit number at an offset. */
    public static long i64(byte[] bytes, int offset) {
        return (long) LONGS.get(bytes, offset);
    }
}
