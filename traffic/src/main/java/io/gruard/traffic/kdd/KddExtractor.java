package io.gruard.traffic.kdd;

import io.gruard.traffic.flow.CloseCause;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.kdd.content.ClearText;
import io.gruard.traffic.packet.IpProtocol;
import java.util.Arrays;
import java.util.Optional;

/**
 * Computes the features of connections in the order in which they ended.
 *
 * <p>There are two windows, both including the connection itself: the connections of the last two seconds (at most
 * 511), and the last 255 connections. The rows of NSL-KDD obey both bounds and every formula without exception. The
 * cost of a connection is constant, and at most about 800 connections are kept. Not thread-safe.
 *
 * <p>KDD lists every ICMP message as a separate connection without an answer. A flow of several messages is therefore
 * counted in the windows once for each message of its last two seconds, at an even rate. Its {@code src_bytes} are
 * those of one message including the eight header bytes; its {@code dst_bytes} are 0.
 */
public final class KddExtractor {
    static final int MAX_OF_TWO_SECONDS = 511;
    static final int LAST_CONNECTIONS = 255;
    private static final long TWO_SECONDS = 2_000_000_000L;
    private static final int ICMP_HEADER = 8;

    private final boolean readsContent;
    private final ConnectionWindow twoSeconds = new ConnectionWindow(MAX_OF_TWO_SECONDS, TWO_SECONDS);
    private final ConnectionWindow lastConnections = new ConnectionWindow(LAST_CONNECTIONS, Long.MAX_VALUE);
    private long clock = Long.MIN_VALUE;
    private long cutOffOffset;

    /** Makes an extractor of the features that packet headers provide. Content features are missing. */
    public KddExtractor() {
        this(false);
    }

    /**
     * Makes an extractor.
     *
     * @param readsContent whether to extract content features, too. Flows must then keep content
     *     ({@link io.gruard.traffic.flow.FlowSettings#contentBytes()}); features that cannot be determined are missing
     */
    public KddExtractor(boolean readsContent) {
        this.readsContent = readsContent;
    }

    /**
     * Computes the record of a flow. Empty for protocols other than TCP, UDP and ICMP, which KDD does not have.
     *
     * @param flow the next flow that ended
     */
    public Optional<KddRecord> next(Flow flow) {
        String protocol = protocol(flow);
        if (protocol.isEmpty()) {
            return Optional.empty();
        }
        advance(flow);
        KddService service = KddService.of(flow);
        WindowEntry entry =
                new WindowEntry(flow.responder(), service, flow.originatorPort(), KddFlag.error(flow), clock);
        for (int i = messages(flow); i > 0; i--) {
            twoSeconds.add(entry);
            lastConnections.add(entry);
        }
        double[] numbers = new double[KddFeatures.NAMES.size()];
        Arrays.fill(numbers, Double.NaN);
        basic(flow, numbers);
        if (readsContent) {
            ClearText.read(flow).ifPresent(content -> {
                double[] seen = content.numbers();
                System.arraycopy(seen, 0, numbers, KddFeatures.FIRST_CONTENT, seen.length);
            });
        }
        ofTwoSeconds(twoSeconds.view(), numbers);
        ofLastConnections(lastConnections.view(), numbers);
        return Optional.of(new KddRecord(flow, protocol, service.label(), KddFlag.of(flow), numbers));
    }

    private static String protocol(Flow flow) {
        return switch (flow.protocol()) {
            case IpProtocol.TCP -> "tcp";
            case IpProtocol.UDP -> "udp";
            case IpProtocol.ICMP, IpProtocol.ICMPV6 -> "icmp";
            default -> "";
        };
    }

    /**
     * The windows use the time at which flows were closed. Flows still open at the end of the source were closed all at
     * once, in the order of their last packets, so their times keep the distances between these packets.
     */
    private void advance(Flow flow) {
        long time = flow.closedNanos();
        if (flow.cause() == CloseCause.SOURCE_END) {
            if (cutOffOffset == 0) {
                cutOffOffset = time - flow.endNanos();
            }
            time = flow.endNanos() + cutOffOffset;
        }
        clock = Math.max(clock, time);
    }

    private static int messages(Flow flow) {
        if (!flow.isIcmp() || flow.originatorPackets() <= 1) {
            return 1;
        }
        double share = Math.min(1, 2 / Math.max(flow.durationSeconds(), 1e-9));
        return (int) Math.max(1, Math.min(MAX_OF_TWO_SECONDS, Math.ceil(flow.originatorPackets() * share)));
    }

    private static void basic(Flow flow, double[] numbers) {
        numbers[0] = Math.floor(flow.durationSeconds());
        if (flow.isIcmp()) {
            numbers[4] =
                    Math.rint((double) flow.originatorBytes() / Math.max(1, flow.originatorPackets())) + ICMP_HEADER;
            numbers[5] = 0;
        } else {
            numbers[4] = flow.originatorBytes();
            numbers[5] = flow.responderBytes();
        }
        numbers[6] = flow.isTcp() && flow.land() ? 1 : 0;
        numbers[7] = flow.wrongFragments();
        numbers[8] = flow.urgentPackets();
    }

    private static void ofTwoSeconds(ConnectionWindow.WindowCounts view, double[] numbers) {
        int at = KddFeatures.FIRST_OF_TWO_SECONDS;
        numbers[at] = view.count();
        numbers[at + 1] = view.serviceCount();
        numbers[at + 2] = rate(view.synErrors(), view.count());
        numbers[at + 3] = rate(view.serviceSynErrors(), view.serviceCount());
        numbers[at + 4] = rate(view.rejections(), view.count());
        numbers[at + 5] = rate(view.serviceRejections(), view.serviceCount());
        numbers[at + 6] = rate(view.sameService(), view.count());
        numbers[at + 7] = rateOfDifferent(view.services(), view.count());
        numbers[at + 8] = rateOfDifferent(view.hosts(), view.serviceCount());
    }

    private static void ofLastConnections(ConnectionWindow.WindowCounts view, double[] numbers) {
        int at = KddFeatures.FIRST_OF_LAST_CONNECTIONS;
        numbers[at] = view.count();
        numbers[at + 1] = view.serviceCount();
        numbers[at + 2] = rate(view.sameService(), view.count());
        numbers[at + 3] = rateOfDifferent(view.services(), view.count());
        numbers[at + 4] = rate(view.sameSourcePort(), view.count());
        numbers[at + 5] = rateOfDifferent(view.hosts(), view.serviceCount());
        numbers[at + 6] = rate(view.synErrors(), view.count());
        numbers[at + 7] = rate(view.serviceSynErrors(), view.serviceCount());
        numbers[at + 8] = rate(view.rejections(), view.count());
        numbers[at + 9] = rate(view.serviceRejections(), view.serviceCount());
    }

    /** The number of different ones divided by all, if there is more than one; otherwise 0. */
    private static double rateOfDifferent(int different, int all) {
        return different > 1 ? rate(different, all) : 0;
    }

    /**
     * A rate with two decimals as in the published files: a quotient in single precision, rounded like {@code printf}.
     * The product with 100 is exact in double precision, and {@code rint} rounds halves to even.
     */
    static double rate(int part, int all) {
        return Math.rint(100.0 * ((float) part / all)) / 100;
    }
}
