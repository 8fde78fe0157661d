package io.gruard.traffic.kdd;

import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.packet.IpProtocol;
import java.util.HashMap;
import java.util.Map;

/**
 * The service of a connection, as KDD counts services, and KDD's name of it.
 *
 * <p>KDD counts services by port: rows of port scans have up to 98 different services within 98 connections, more than
 * there are names. Many services share a name. Ports below 1024 without a name are {@code private}, the others are
 * {@code other}. The rows of SYN floods (ports up to 1024) and of SNMP (UDP port 161, named {@code private}) show this.
 * The name {@code pm_dump} is never used, because it depends on the content of a request to the port mapper.
 *
 * @param protocol 6, 17, or 1 for both ICMP and ICMPv6
 * @param number the responder's port. For ICMP the type of the message times 256, plus the code of an unreachable
 *     message
 */
record KddService(int protocol, int number) {
    private static final int UNREACHABLE = 3;
    private static final int UNREACHABLE_V6 = 1;
    private static final int FIRST_UNPRIVILEGED = 1024;

    private static final Map<Integer, String> TCP = named("""
        7 echo, 9 discard, 11 systat, 13 daytime, 15 netstat, 20 ftp_data, 21 ftp, 22 ssh, 23 telnet, 25 smtp, 37 time,
        42 name, 43 whois, 53 domain, 57 mtp, 5 rje, 77 rje, 70 gopher, 71 remote_job, 72 remote_job, 73 remote_job,
        74 remote_job, 79 finger, 80 http, 84 ctf, 87 link, 95 supdup, 101 hostnames, 102 iso_tsap, 105 csnet_ns,
        109 pop_2, 110 pop_3, 111 sunrpc, 113 auth, 117 uucp_path, 119 nntp, 137 netbios_ns, 138 netbios_dgm,
        139 netbios_ssn, 143 imap4, 150 sql_net, 175 vmnet, 179 bgp, 194 IRC, 210 Z39_50, 389 ldap, 433 nnsp, 443 http_443,
        512 exec, 513 login, 514 shell, 515 printer, 520 efs, 530 courier, 540 uucp, 543 klogin, 544 kshell,
        2784 http_2784, 3128 harvest, 5190 aol, 6000 X11, 6667 IRC, 8001 http_8001\
        """);
    private static final Map<Integer, String> UDP = named("53 domain_u, 69 tftp_u, 123 ntp_u");

    private static Map<Integer, String> named(String list) {
        Map<Integer, String> names = new HashMap<>();
        for (String entry : list.split(",\\s*")) {
            int space = entry.indexOf(' ');
            names.put(Integer.valueOf(entry.substring(0, space).strip()), entry.substring(space + 1));
        }
        return Map.copyOf(names);
    }

    /** Determines the service of a flow. */
    static KddService of(Flow flow) {
        if (!flow.isIcmp()) {
            return new KddService(flow.protocol(), flow.responderPort());
        }
        boolean v6 = flow.protocol() == IpProtocol.ICMPV6;
        int type = v6 ? version4Type(flow.originatorPort()) : flow.originatorPort();
        int code = type == UNREACHABLE ? version4Code(flow.responderPort(), v6) : 0;
        return new KddService(IpProtocol.ICMP, type * 256 + code);
    }

    /** KDD's name of the service. */
    String label() {
        return switch (protocol) {
            case IpProtocol.ICMP -> icmpLabel();
            case IpProtocol.UDP -> UDP.getOrDefault(number, unnamed());
            default -> TCP.getOrDefault(number, unnamed());
        };
    }

    private String unnamed() {
        return number < FIRST_UNPRIVILEGED ? "private" : "other";
    }

    private String icmpLabel() {
        return switch (number) {
            case 0 -> "ecr_i";
            case 8 * 256 -> "eco_i";
            case UNREACHABLE * 256 + 3 -> "urp_i";
            case 5 * 256 -> "red_i";
            case 11 * 256 -> "tim_i";
            default -> number / 256 == UNREACHABLE ? "urh_i" : "other";
        };
    }

    /**
     * The ICMP type (RFC 792) that corresponds to an ICMPv6 type (RFC 4443, 4861). A larger number than any ICMP type
     * if there is none.
     */
    private static int version4Type(int type) {
        return switch (type) {
            case UNREACHABLE_V6 -> UNREACHABLE;
            case 3 -> 11;
            case 128 -> 8;
            case 129 -> 0;
            case 137 -> 5;
            default -> 256 + type;
        };
    }

    /** The ICMP code of an unreachable message. Code 4 of ICMPv6 is a port; all other codes are hosts and networks. */
    private static int version4Code(int code, boolean v6) {
        if (!v6) {
            return code;
        }
        return code == 4 ? 3 : 1;
    }
}
