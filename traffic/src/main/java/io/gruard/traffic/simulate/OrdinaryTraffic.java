package io.gruard.traffic.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The site's people and machines: sessions begin as a Poisson process, each of a service drawn by its weight. */
final class OrdinaryTraffic implements Actor {
    private static final double V6_SHARE = 0.15;

    private enum Service {
        NAMES(38),
        WEB(30),
        PUBLIC_WEB(9),
        MAIL(4),
        SHELL(2),
        FILES(2),
        SENSOR(4),
        CONTROLLER(2),
        TIME(3),
        PING(3),
        /** A client that tries a server which refuses or does not answer. */
        FAILED(3);

        private final int weight;

        Service(int weight) {
            this.weight = weight;
        }
    }

    private static final Service[] SERVICES = Service.values();
    private static final int[] FAILING_PORTS = {80, 443, 25, 22, 8080, 21, 3389};

    private final Site site;
    private final double meanGapMicros;
    private final SplittableRandom random;
    private long due;

    OrdinaryTraffic(Site site, long start, double sessionsPerSecond, SplittableRandom random) {
        this.site = site;
        this.meanGapMicros = 1e6 / sessionsPerSecond;
        this.random = random;
        this.due = start;
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public boolean act(Wire wire) {
        wire.join(session(draw(), Draws.chance(V6_SHARE, random), random.split()));
        due += 1 + (long) Draws.exponential(meanGapMicros, random);
        return true;
    }

    private Service draw() {
        int total = 0;
        for (Service service : SERVICES) {
            total += service.weight;
        }
        int left = random.nextInt(total);
        int i = 0;
        while (left >= SERVICES[i].weight) {
            left -= SERVICES[i++].weight;
        }
        return SERVICES[i];
    }

    private Actor session(Service service, boolean v6, SplittableRandom own) {
        Host client = site.any(Site.Role.CLIENT, v6, own);
        return switch (service) {
            case NAMES -> datagrams(client, site.any(Site.Role.RESOLVER, v6, own), 53, NameQuery.datagrams(own));
            case TIME -> datagrams(client, site.any(Site.Role.TIME_SERVER, v6, own), 123, time(own));
            case WEB -> {
                Host server = site.any(Site.Role.WEB_SERVER, v6, own);
                yield connection(client, server, 80, WebSession.script(server, own), far(own), own);
            }
            case PUBLIC_WEB -> {
                Host server = site.any(Site.Role.PUBLIC_SERVER, v6, own);
                Host visitor = site.any(Site.Role.VISITOR, v6, own);
                yield connection(visitor, server, 80, WebSession.script(server, own), far(own), own);
            }
            case MAIL ->
                connection(
                        client, site.any(Site.Role.MAIL_SERVER, v6, own), 25, MailSession.script(own), near(own), own);
            case SHELL ->
                connection(
                        client,
                        site.any(Site.Role.SHELL_SERVER, v6, own),
                        22,
                        ShellSession.ordinary(own),
                        near(own),
                        own);
            case FILES -> {
                Host server = site.any(Site.Role.FILE_SERVER, v6, own);
                long roundTrip = near(own);
                Script script = FileSession.ordinary(client, server, roundTrip, own);
                yield connection(client, server, 21, script, roundTrip, own);
            }
            case SENSOR ->
                connection(
                        site.any(Site.Role.SENSOR, v6, own),
                        site.any(Site.Role.BROKER, v6, own),
                        1883,
                        PlantSessions.sensor(own),
                        near(own),
                        own);
            case CONTROLLER ->
                connection(
                        site.any(Site.Role.SUPERVISOR, v6, own),
                        site.any(Site.Role.CONTROLLER, v6, own),
                        502,
                        PlantSessions.polling(own),
                        near(own),
                        own);
            case PING -> ping(client, site.any(Site.Role.WEB_SERVER, v6, own), own);
            case FAILED -> failed(client, site.any(Site.Role.WEB_SERVER, v6, own), own);
        };
    }

    private Actor datagrams(Host client, Host server, int port, List<DatagramConversation.Datagram> datagrams) {
        Flow flow = Flow.from(Transport.UDP, client, server, port, TrafficLabel.NORMAL);
        return new DatagramConversation(flow, due, datagrams);
    }

    private Actor connection(Host client, Host server, int port, Script script, long roundTrip, SplittableRandom own) {
        Flow flow = Flow.from(Transport.TCP, client, server, port, TrafficLabel.NORMAL);
        return new TcpConversation(flow, TcpConversation.Welcome.ACCEPT, script, due, roundTrip, own);
    }

    private Actor ping(Host client, Host server, SplittableRandom own) {
        return new EchoConversation(
                Flow.ofEcho(client, server, TrafficLabel.NORMAL),
                own.nextInt(1 << 16),
                Draws.between(1, 8, own),
                due,
                1_000_000,
                far(own),
                !Draws.chance(0.05, own),
                Payload.noise(new byte[0], 56, own.nextInt(1 << 16)));
    }

    private Actor failed(Host client, Host server, SplittableRandom own) {
        int port = FAILING_PORTS[own.nextInt(FAILING_PORTS.length)];
        Flow flow = Flow.from(Transport.TCP, client, server, port, TrafficLabel.NORMAL);
        TcpConversation.Welcome welcome =
                own.nextBoolean() ? TcpConversation.Welcome.REFUSE : TcpConversation.Welcome.IGNORE;
        return new TcpConversation(flow, welcome, Script.of(List.of()), due, far(own), own);
    }

    /** NTP version 4 (RFC 5905): client and server modes, 48 bytes. */
    private static List<DatagramConversation.Datagram> time(SplittableRandom own) {
        byte[] request = new byte[48];
        own.nextBytes(request);
        Arrays.fill(request, 0, 40, (byte) 0);
        request[0] = 0x23;
        byte[] answer = new byte[48];
        own.nextBytes(answer);
        answer[0] = 0x24;
        answer[1] = 2;
        answer[2] = 6;
        answer[3] = -20;
        return List.of(
                new DatagramConversation.Datagram(Side.ORIGINATOR, Payload.of(request), 0),
                new DatagramConversation.Datagram(Side.RESPONDER, Payload.of(answer), far(own)));
    }

    /** Round trip in microseconds within the site. */
    private static long near(SplittableRandom random) {
        return 200 + random.nextLong(1_500);
    }

    /** Round trip in microseconds to the outside. */
    static long far(SplittableRandom random) {
        return 4_000 + Draws.pause(25, random);
    }
}
