package io.gruard.detect.alert;

import io.gruard.traffic.packet.IpProtocol;
import java.util.Locale;

/** Names protocols above IP as Suricata's EVE does. */
final class EveProtocol {
    private EveProtocol() {}

    static String name(int number) {
        return switch (number) {
            case IpProtocol.TCP -> "TCP";
            case IpProtocol.UDP -> "UDP";
            case IpProtocol.ICMP -> "ICMP";
            case IpProtocol.ICMPV6 -> "IPv6-ICMP";
            case IpProtocol.SCTP -> "SCTP";
            default -> String.format(Locale.ROOT, "%03d", number);
        };
    }
}
