package io.gruard.traffic.capture;

/**
 * One packet of a capture. A source reuses the same object, and the bytes may be in the source's own buffer. They are
 * valid until the next packet is read.
 */
public final class CapturedPacket {
    private byte[] bytes = new byte[0];
    private int start;
    private int capturedLength;
    private int wireLength;
    private long timeNanos;
    private int linkType;

    /**
     * Sets the packet that this object represents.
     *
     * @param bytes the buffer that holds the packet; not copied
     * @param start index of the packet's first byte
     * @param capturedLength bytes that were captured
     * @param wireLength bytes the packet had on the wire
     * @param timeNanos nanoseconds since 1970-01-01 UTC
     * @param linkType the number of the link type, see {@link LinkType}
     */
    public void hold(byte[] bytes, int start, int capturedLength, int wireLength, long timeNanos, int linkType) {
        this.bytes = bytes;
        this.start = start;
        this.capturedLength = capturedLength;
        this.wireLength = wireLength;
        this.timeNanos = timeNanos;
        this.linkType = linkType;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Index of the packet's first byte in {@link #bytes()}. */
    public int start() {
        return start;
    }

    public int capturedLength() {
        return capturedLength;
    }

    public int wireLength() {
        return wireLength;
    }

    /** Nanoseconds since 1970-01-01 UTC. */
    public long timeNanos() {
        return timeNanos;
    }

    public int linkType() {
        return linkType;
    }
}
