package io.gruard.traffic.packet;

/** Maps ICMP types of requests to those of replies, so that both belong to one flow, as in Zeek. */
public final class IcmpTypes {
    private IcmpTypes() {}

    /** Whether messages of a type have no reply, so that each direction is a separate flow. */
    public static boolean isOneWay(boolean version6, int type) {
        return (version6 ? reply6(type) : reply4(type)) < 0;
    }

    /** The type that replies to an ICMP type, or -1 if there is none (RFC 792, 950, 1256). */
    static int reply4(int type) {
        return switch (type) {
            case 8 -> 0;
            case 0 -> 8;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 10 -> 9;
            case 9 -> 10;
            case 17 -> 18;
            case 18 -> 17;
            default -> -1;
        };
    }

    /** The type that replies to an ICMPv6 type, or -1 if there is none (RFC 4443, 4861, 2710, 4620, 6275). */
    static int reply6(int type) {
        return switch (type) {
            case 128 -> 129;
            case 129 -> 128;
            case 130 -> 131;
            case 131 -> 130;
            case 133 -> 134;
            case 134 -> 133;
            case 135 -> 136;
            case 136 -> 135;
            case 139 -> 140;
            case 140 -> 139;
            case 144 -> 145;
            case 145 -> 144;
            default -> -1;
        };
    }
}
