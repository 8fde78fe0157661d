package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The hosts of a small company with a plant, and the outside hosts that they communicate with. There is a network for
 * each IP version, and a session stays within one version. All addresses are private or for documentation (RFC 1918,
 * 5737, 3849). Forged addresses come from the benchmark range of RFC 2544 and from RFC 3849.
 */
final class Site {
    /** The role of a host. */
    enum Role {
        CLIENT(0, 40, true),
        RESOLVER(1, 2, true),
        MAIL_SERVER(2, 2, true),
        SHELL_SERVER(3, 4, true),
        FILE_SERVER(4, 2, true),
        BROKER(5, 1, true),
        SENSOR(6, 24, true),
        CONTROLLER(7, 6, true),
        SUPERVISOR(8, 2, true),
        /** Servers that are reachable from outside: the targets of attacks. */
        PUBLIC_SERVER(9, 4, true),
        /** Servers outside. */
        WEB_SERVER(10, 40, false),
        TIME_SERVER(11, 4, false),
        /** Outside clients of the public servers. */
        VISITOR(12, 30, false),
        ATTACKER(13, 12, false),
        /** Hosts that check at fixed intervals whether services answer. */
        MONITOR(14, 2, true),
        /** Receives the log lines of all servers. */
        LOG_COLLECTOR(15, 1, true),
        BACKUP_SERVER(16, 1, true);

        /** The part of the address that all hosts of the role share. */
        private final int network;

        private final int machines;
        private final boolean inside;

        Role(int network, int machines, boolean inside) {
            this.network = network;
            this.machines = machines;
            this.inside = inside;
        }
    }

    private static final byte[] GATEWAY_MAC = {0x02, 0, 0, 0, 0, 0x01};
    private static final int[] HOP_LIMITS = {64, 64, 128, 255};

    private final Map<Role, List<Host>> version4 = new EnumMap<>(Role.class);
    private final Map<Role, List<Host>> version6 = new EnumMap<>(Role.class);

    Site(SplittableRandom random) {
        for (Role role : Role.values()) {
            version4.put(role, machines(role, false, random));
            version6.put(role, machines(role, true, random));
        }
    }

    private static List<Host> machines(Role role, boolean v6, SplittableRandom random) {
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < role.machines; i++) {
            byte[] address = v6 ? address6(role, i) : address4(role, i);
            byte[] mac = role.inside
                    ? new byte[] {0x02, 0x10, (byte) (v6 ? 6 : 4), 0, (byte) role.network, (byte) (i + 1)}
                    : GATEWAY_MAC;
            int hops = role.inside ? 0 : 6 + random.nextInt(14);
            hosts.add(new Host(mac, address, HOP_LIMITS[random.nextInt(HOP_LIMITS.length)] - hops, random.nextInt()));
        }
        return hosts;
    }

    private static byte[] address4(Role role, int i) {
        return switch (role) {
            case WEB_SERVER, TIME_SERVER ->
                new byte[] {(byte) 198, 51, 100, (byte) (role == Role.WEB_SERVER ? 10 + i : 200 + i)};
            case VISITOR -> new byte[] {(byte) 192, 0, 2, (byte) (20 + i)};
            case ATTACKER -> new byte[] {(byte) 203, 0, 113, (byte) (50 + i)};
            default -> new byte[] {10, 20, (byte) role.network, (byte) (10 + i)};
        };
    }

    private static byte[] address6(Role role, int i) {
        byte[] address = new byte[16];
        address[0] = 0x20;
        address[1] = 0x01;
        address[2] = 0x0d;
        address[3] = (byte) 0xb8;
        address[5] = (byte) (role.inside ? 1 : 2);
        address[7] = (byte) role.network;
        address[15] = (byte) (0x10 + i);
        return address;
    }

    /** A random host of a role; {@code v6} selects the IP version. */
    Host any(Role role, boolean v6, SplittableRandom random) {
        List<Host> hosts = all(role, v6);
        return hosts.get(random.nextInt(hosts.size()));
    }

    /** All hosts of a role. */
    List<Host> all(Role role, boolean v6) {
        return Objects.requireNonNull((v6 ? version6 : version4).get(role));
    }

    /** A host outside that does not exist: the source of a packet with a forged address. */
    static Host forged(boolean v6, SplittableRandom random) {
        byte[] address = v6 ? address6(Role.ATTACKER, 0) : new byte[] {(byte) 198, 18, 0, 0};
        int low = random.nextInt();
        if (v6) {
            address[4] = (byte) 0xff;
            address[12] = (byte) (low >>> 24);
            address[13] = (byte) (low >>> 16);
        } else {
            address[1] |= (byte) ((low >>> 16) & 1);
        }
        address[address.length - 2] = (byte) (low >>> 8);
        address[address.length - 1] = (byte) low;
        return new Host(GATEWAY_MAC, address, 40 + random.nextInt(20), random.nextInt());
    }

    /** The host at number {@code i} (1 to 254) of the clients' network: an existing host or an unused IPv4 address. */
    Neighbour neighbour(int i, SplittableRandom random) {
        List<Host> clients = all(Role.CLIENT, false);
        if (i >= 10 && i < 10 + clients.size()) {
            return new Neighbour(clients.get(i - 10), true);
        }
        byte[] address = {10, 20, (byte) Role.CLIENT.network, (byte) i};
        return new Neighbour(new Host(GATEWAY_MAC, address, 64, random.nextInt()), false);
    }

    /** An address of the site and whether a host uses it. */
    record Neighbour(Host host, boolean alive) {}
}
