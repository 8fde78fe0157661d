package io.gruard.traffic.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The benign traffic of the site. Sessions start as a Poisson process; the service of each is drawn by weight. */
final class OrdinaryTraffic implements Actor {
    private static final double V6_SHARE = 0.15;
    private static final int MEASUREMENT_PORT = 10_001;

    /** The services, each with its number of sessions per thousand. */
    private enum Service {
        NAMES(300),
        /** One connection to a server outside. */
        WEB(110),
        /** A page: several connections to one server at once. */
        PAGE(50),
        SECURE_WEB(120),
        QUIC(25),
        CHANNEL(12),
        PUBLIC_WEB(80),
        SLOW_UPLOAD(4),
        MAIL(35),
        MAIL_READING(20),
        SHELL(18),
        FORGOTTEN_PASSWORD(2),
        FILES(18),
        BACKUP(2),
        SENSOR(35),
        CONTROLLER(18),
        TIME(25),
        MEASUREMENT(30),
        LOG_LINES(30),
        CALL(2),
        PING(26),
        UNREACHABLE(25),
        WRONG_NAME(12),
        OUTAGE(2),
        RUSH(1);

        private final int weight;

        Service(int weight) {
            this.weight = weight;
        }
    }

    private static final Service[] SERVICES = Service.values();

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
            case TIME ->
                datagrams(
                        client,
                        site.any(Site.Role.TIME_SERVER, v6, own),
                        123,
                        DatagramSessions.time(Distance.far(own), own));
            case MEASUREMENT ->
                datagrams(
                        site.any(Site.Role.MONITOR, v6, own),
                        site.any(Site.Role.CONTROLLER, v6, own),
                        MEASUREMENT_PORT,
                        DatagramSessions.measurement(!Draws.chance(0.1, own), own));
            case LOG_LINES ->
                datagrams(
                        site.any(Site.Role.PUBLIC_SERVER, v6, own),
                        site.any(Site.Role.LOG_COLLECTOR, v6, own),
                        514,
                        DatagramSessions.logLines(own));
            case QUIC ->
                datagrams(
                        client,
                        site.any(Site.Role.WEB_SERVER, v6, own),
                        443,
                        DatagramSessions.quic(Distance.far(own), own));
            case CALL -> call(client, site.any(Site.Role.VISITOR, v6, own), own);
            case WEB -> web(client, site.any(Site.Role.WEB_SERVER, v6, own), due, own);
            case PAGE -> page(client, site.any(Site.Role.WEB_SERVER, v6, own), own);
            case SECURE_WEB -> {
                Host server = site.any(Site.Role.WEB_SERVER, v6, own);
                yield connection(client, server, 443, SecureSession.web(own), Distance.far(own), own);
            }
            case CHANNEL -> {
                Host server = site.any(Site.Role.WEB_SERVER, v6, own);
                yield connection(client, server, 443, SecureSession.channel(own), Distance.far(own), own);
            }
            case PUBLIC_WEB -> {
                Host visitor = site.any(Site.Role.VISITOR, v6, own);
                yield web(visitor, site.any(Site.Role.PUBLIC_SERVER, v6, own), due, own);
            }
            case SLOW_UPLOAD -> {
                Host server = site.any(Site.Role.PUBLIC_SERVER, v6, own);
                Host visitor = site.any(Site.Role.VISITOR, v6, own);
                yield connection(visitor, server, 80, WebSession.slowUpload(server, own), Distance.far(own), own);
            }
            case MAIL -> near(client, Site.Role.MAIL_SERVER, v6, 25, MailSession.script(own), own);
            case MAIL_READING -> near(client, Site.Role.MAIL_SERVER, v6, 143, MailSession.reading(own), own);
            case SHELL -> near(client, Site.Role.SHELL_SERVER, v6, 22, ShellSession.ordinary(own), own);
            case FORGOTTEN_PASSWORD -> near(client, Site.Role.SHELL_SERVER, v6, 22, ShellSession.forgotten(own), own);
            case FILES -> {
                Host server = site.any(Site.Role.FILE_SERVER, v6, own);
                long roundTrip = Distance.near(own);
                Script script = FileSession.ordinary(client, server, roundTrip, own);
                yield connection(client, server, 21, script, roundTrip, own);
            }
            case BACKUP -> near(client, Site.Role.BACKUP_SERVER, v6, 8443, SecureSession.backup(own), own);
            case SENSOR ->
                near(site.any(Site.Role.SENSOR, v6, own), Site.Role.BROKER, v6, 1883, PlantSessions.sensor(own), own);
            case CONTROLLER ->
                near(
                        site.any(Site.Role.SUPERVISOR, v6, own),
                        Site.Role.CONTROLLER,
                        v6,
                        502,
                        PlantSessions.polling(own),
                        own);
            case PING -> ping(client, site.any(Site.Role.WEB_SERVER, v6, own), own);
            case UNREACHABLE -> Failures.unreachable(client, site.any(Site.Role.WEB_SERVER, v6, own), due, own);
            case WRONG_NAME -> Failures.wrongName(client, site.all(Site.Role.RESOLVER, v6), due, own);
            case OUTAGE -> outage(v6, own);
            case RUSH -> rush(v6, own);
        };
    }

    private Actor web(Host client, Host server, long at, SplittableRandom own) {
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, client, server, 80, TrafficLabel.NORMAL);
        Script script = WebSession.script(server, own);
        return new TcpConversation(flow, TcpConversation.Reaction.ACCEPT, script, at, Distance.far(own), own);
    }

    private Actor page(Host client, Host server, SplittableRandom own) {
        List<SessionSequence.TimedSession> connections = new ArrayList<>();
        int count = Draws.between(2, 6, own);
        for (int i = 0; i < count; i++) {
            SplittableRandom ofOne = own.split();
            connections.add(new SessionSequence.TimedSession(
                    i == 0 ? 0 : Draws.pause(i == 1 ? 80 : 5, own), at -> web(client, server, at, ofOne)));
        }
        return new SessionSequence(due, connections);
    }

    /** A call, preceded by connectivity checks of which one succeeds. */
    private Actor call(Host client, Host other, SplittableRandom own) {
        List<SessionSequence.TimedSession> flows = new ArrayList<>();
        int tries = Draws.between(3, 8, own);
        for (int i = 0; i < tries; i++) {
            SplittableRandom ofOne = own.split();
            int port = Draws.between(10_000, 65_535, ofOne);
            boolean last = i == tries - 1;
            flows.add(new SessionSequence.TimedSession(i == 0 ? 0 : 20_000, at -> {
                SimulatedFlow flow = SimulatedFlow.from(Transport.UDP, client, other, port, TrafficLabel.NORMAL);
                return new DatagramConversation(
                        flow, at, last ? DatagramSessions.call(ofOne) : DatagramSessions.connectivityCheck(ofOne));
            }));
        }
        return new SessionSequence(due, flows);
    }

    private Actor outage(boolean v6, SplittableRandom own) {
        return switch (own.nextInt(4)) {
            case 0 ->
                Failures.outage(site.all(Site.Role.SENSOR, v6), site.any(Site.Role.BROKER, v6, own), 1883, due, own);
            case 1 ->
                Failures.outage(
                        site.all(Site.Role.CLIENT, v6), site.any(Site.Role.MAIL_SERVER, v6, own), 143, due, own);
            case 2 ->
                Failures.outage(site.all(Site.Role.CLIENT, v6), site.any(Site.Role.WEB_SERVER, v6, own), 443, due, own);
            default ->
                Failures.outage(
                        site.all(Site.Role.VISITOR, v6), site.any(Site.Role.PUBLIC_SERVER, v6, own), 80, due, own);
        };
    }

    private Actor rush(boolean v6, SplittableRandom own) {
        return own.nextBoolean()
                ? BusyServer.on(site.any(Site.Role.PUBLIC_SERVER, v6, own), site.all(Site.Role.VISITOR, v6), due, own)
                : BusyServer.on(site.any(Site.Role.WEB_SERVER, v6, own), site.all(Site.Role.CLIENT, v6), due, own);
    }

    private Actor near(Host client, Site.Role role, boolean v6, int port, Script script, SplittableRandom own) {
        return connection(client, site.any(role, v6, own), port, script, Distance.near(own), own);
    }

    private Actor datagrams(Host client, Host server, int port, List<DatagramConversation.TimedDatagram> datagrams) {
        SimulatedFlow flow = SimulatedFlow.from(Transport.UDP, client, server, port, TrafficLabel.NORMAL);
        return new DatagramConversation(flow, due, datagrams);
    }

    private Actor connection(Host client, Host server, int port, Script script, long roundTrip, SplittableRandom own) {
        SimulatedFlow flow = SimulatedFlow.from(Transport.TCP, client, server, port, TrafficLabel.NORMAL);
        return new TcpConversation(flow, TcpConversation.Reaction.ACCEPT, script, due, roundTrip, own);
    }

    private Actor ping(Host client, Host server, SplittableRandom own) {
        return new EchoConversation(
                SimulatedFlow.ofEcho(client, server, TrafficLabel.NORMAL),
                own.nextInt(1 << 16),
                Draws.between(1, 8, own),
                due,
                1_000_000,
                Distance.far(own),
                !Draws.chance(0.05, own),
                Payload.noise(new byte[0], 56, own.nextInt(1 << 16)));
    }
}
