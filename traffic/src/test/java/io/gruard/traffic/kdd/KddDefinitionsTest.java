package io.gruard.traffic.kdd;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.kdd.NslKddRows.NslKddRow;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Measures on the rows of NSL-KDD which definitions of its features hold. The rows are a shuffled sample, so a
 * definition is tested by what it implies within a row. Prints the table of docs/KDD-FEATURES.md.
 */
class KddDefinitionsTest {
    private static final Set<String> SYN_ERRORS = Set.of("S0", "S1", "S2", "S3", "SH");
    private static final Set<String> REJECTIONS = Set.of("REJ", "RSTR", "RSTO", "RSTOS0");
    private static List<NslKddRow> rows = List.of();

    @BeforeAll
    static void read() throws IOException {
        rows = NslKddRows.all();
    }

    private record Share(long of, long all) {
        double value() {
            return (double) of / all;
        }
    }

    private static Share share(String statement, Predicate<NslKddRow> among, Predicate<NslKddRow> holds) {
        List<NslKddRow> tested = rows.stream().filter(among).toList();
        Share share = new Share(tested.stream().filter(holds).count(), tested.size());
        System.out.printf(Locale.ROOT, "| %s | %,d | %.2f%% |%n", statement, share.all(), 100 * share.value());
        return share;
    }

    private static Predicate<NslKddRow> positive(String... counts) {
        return row -> List.of(counts).stream().allMatch(count -> row.count(count) > 0);
    }

    private static void always(Share share) {
        assertThat(share.of()).isEqualTo(share.all()).isPositive();
    }

    @Test
    void ratesAreIntegersDividedByTheirCount() {
        integerOver("count", "serror_rate", "rerror_rate", "same_srv_rate", "diff_srv_rate");
        integerOver("srv_count", "srv_serror_rate", "srv_rerror_rate", "srv_diff_host_rate");
        integerOver(
                "dst_host_count",
                "dst_host_same_srv_rate",
                "dst_host_diff_srv_rate",
                "dst_host_same_src_port_rate",
                "dst_host_serror_rate",
                "dst_host_rerror_rate");
        integerOver(
                "dst_host_srv_count",
                "dst_host_srv_diff_host_rate",
                "dst_host_srv_serror_rate",
                "dst_host_srv_rerror_rate");
    }

    private static void integerOver(String count, String... rates) {
        for (String rate : rates) {
            // With up to 50 connections, most numbers of two decimals are not such a quotient.
            always(share(
                    rate + " = k / " + count,
                    row -> row.count(count) >= 2 && row.count(count) <= 50,
                    row -> !row.numerators(rate, count).isEmpty()));
        }
    }

    @Test
    void connectionIsCountedInTheErrorRateOfItsFlag() {
        own("count", "serror_rate", SYN_ERRORS);
        own("srv_count", "srv_serror_rate", SYN_ERRORS);
        own("dst_host_count", "dst_host_serror_rate", SYN_ERRORS);
        own("dst_host_srv_count", "dst_host_srv_serror_rate", SYN_ERRORS);
        own("count", "rerror_rate", REJECTIONS);
        own("srv_count", "srv_rerror_rate", REJECTIONS);
        own("dst_host_count", "dst_host_rerror_rate", REJECTIONS);
        own("dst_host_srv_count", "dst_host_srv_rerror_rate", REJECTIONS);
    }

    @Test
    void contentFeaturesFollowFromOtherFeatures() {
        Predicate<NslKddRow> files = row -> row.category("service").equals("ftp");
        Predicate<NslKddRow> guests = files.and(row -> row.count("is_guest_login") == 1);
        mostly(share(
                "HTTP: logged_in where, and only where, src_bytes is above 0",
                row -> row.category("service").equals("http"),
                row -> row.count("logged_in") == 1 == row.number("src_bytes") > 0));
        mostly(share(
                "SMTP: logged_in where, and only where, dst_bytes is above 0",
                row -> row.category("service").equals("smtp"),
                row -> row.count("logged_in") == 1 == row.number("dst_bytes") > 0));
        always(share(
                "su_attempted 2: root_shell is 1",
                row -> row.count("su_attempted") == 2,
                row -> row.count("root_shell") == 1));
        mostly(share("FTP, guest: hot is above 0", guests, row -> row.count("hot") > 0));
        mostly(share(
                "FTP, not guest: hot is num_file_creations",
                files.and(guests.negate()),
                row -> row.count("hot") == row.count("num_file_creations")));
        mostly(share(
                "FTP: num_compromised, root_shell, su_attempted, num_root and num_shells are 0",
                files,
                positive("num_compromised")
                        .or(positive("root_shell"))
                        .or(positive("su_attempted"))
                        .or(positive("num_root"))
                        .or(positive("num_shells"))
                        .negate()));
        share(
                "back: hot is 2 and num_compromised 1",
                row -> row.label().equals("back"),
                row -> row.count("hot") == 2 && row.count("num_compromised") == 1);
        always(share("num_outbound_cmds is 0", row -> true, row -> row.count("num_outbound_cmds") == 0));
    }

    private static void mostly(Share share) {
        assertThat(share.value()).isGreaterThan(0.9);
    }

    private static void own(String count, String rate, Set<String> flags) {
        always(share(
                rate + " counts the row's own flag",
                positive(count),
                row -> row.fits(
                        rate, count, k -> flags.contains(row.category("flag")) ? k >= 1 : k <= row.count(count) - 1)));
        always(share(
                rate + " is 1 or 0 by the flag where " + count + " is 1",
                row -> row.count(count) == 1,
                row -> row.number(rate) == (flags.contains(row.category("flag")) ? 1 : 0)));
    }

    @Test
    void sameServiceRateIsRelativeToTheConnectionsOfTheHost() {
        for (String window : List.of("", "dst_host_")) {
            String count = window + "count";
            String services = window + "srv_count";
            String rate = window + "same_srv_rate";
            always(share(
                    rate + " = k / " + count + " with k no more than " + services,
                    positive(count),
                    row -> row.fits(rate, count, k -> k >= 1 && k <= row.count(services))));
            always(share(
                    rate + " = " + services + " / " + count + " where no other host has the service",
                    row -> row.count(count) > 0 && row.number(otherHosts(window)) == 0 && row.count(services) <= 100,
                    row -> row.fits(rate, count, k -> k == row.count(services))));
        }
    }

    private static String otherHosts(String window) {
        return window.isEmpty() ? "srv_diff_host_rate" : "dst_host_srv_diff_host_rate";
    }

    @Test
    void differentServicesIncludeTheOneOfTheConnection() {
        for (String window : List.of("", "dst_host_")) {
            String count = window + "count";
            String same = window + "same_srv_rate";
            String rate = window + "diff_srv_rate";
            Predicate<NslKddRow> mixed = row -> row.count(count) > 0 && row.count(count) <= 100 && row.number(same) < 1;
            always(share(
                    rate + " = different services / " + count + ", 0 if there is one",
                    positive(count),
                    row -> row.fits(
                            same,
                            count,
                            k -> row.fits(
                                    rate,
                                    count,
                                    d -> k == row.count(count) ? d == 0 : d >= 2 && d <= row.count(count) - k + 1))));
            Share connections = share(
                    "rival: " + rate + " = connections to other services / " + count,
                    mixed,
                    row -> row.fits(same, count, k -> row.fits(rate, count, d -> d == row.count(count) - k)));
            Share others = share(
                    "rival: " + rate + " = different other services / " + count,
                    mixed,
                    row -> row.fits(same, count, k -> row.fits(rate, count, d -> d <= row.count(count) - k)));
            assertThat(connections.value()).isLessThan(0.1);
            assertThat(others.value()).isLessThan(0.9);
        }
    }

    @Test
    void differentHostsIncludeTheOneOfTheConnection() {
        for (String window : List.of("", "dst_host_")) {
            String count = window + "count";
            String services = window + "srv_count";
            String same = window + "same_srv_rate";
            String rate = otherHosts(window);
            Predicate<NslKddRow> mixed =
                    row -> row.count(count) > 0 && row.count(services) <= 100 && row.number(rate) > 0;
            always(share(
                    rate + " = different hosts / " + services + ", 0 if there is one",
                    positive(count, services),
                    row -> row.fits(
                            same,
                            count,
                            k -> row.fits(rate, services, d -> {
                                int elsewhere = row.count(services) - k;
                                return elsewhere == 0 ? d == 0 : d >= 2 && d <= elsewhere + 1;
                            }))));
            Share connections = share(
                    "rival: " + rate + " = connections to other hosts / " + services,
                    mixed,
                    row -> row.fits(same, count, k -> row.fits(rate, services, d -> d == row.count(services) - k)));
            assertThat(connections.value()).isLessThan(0.1);
        }
    }

    @Test
    void servicesAreCountedByPortNotByName() {
        int max = rows.stream()
                .filter(row -> row.count("count") > 0 && row.count("count") <= 100)
                .mapToInt(row -> row.numerators("diff_srv_rate", "count").getFirst())
                .max()
                .orElseThrow();
        System.out.println("maximum number of different services within at most 100 connections: " + max);
        assertThat(max).isGreaterThan(70);
    }

    @Test
    void sourcePortRateIncludesTheConnection() {
        always(share(
                "dst_host_same_src_port_rate = k / dst_host_count with k at least 1",
                positive("dst_host_count"),
                row -> row.fits("dst_host_same_src_port_rate", "dst_host_count", k -> k >= 1)));
    }

    @Test
    void windowsHoldAtMost511And255Connections() {
        bound("", KddExtractor.MAX_OF_TWO_SECONDS);
        bound("dst_host_", KddExtractor.LAST_CONNECTIONS);
    }

    /** Tests that the number of connections to the host or the service never exceeds the bound and reaches it. */
    private static void bound(String window, int most) {
        String count = window + "count";
        List<Integer> unions = rows.stream()
                .filter(row -> row.count(count) > 0 && row.count(count) <= 100)
                .map(row -> row.count(count)
                        + row.count(window + "srv_count")
                        - row.numerators(window + "same_srv_rate", count).getFirst())
                .toList();
        assertThat(unions).allMatch(union -> union <= most).contains(most);
        System.out.printf(
                Locale.ROOT,
                "| connections to the host or the service within %s: at most %d, reached by | %,d | %,d rows |%n",
                window.isEmpty() ? "two seconds" : "the last ones",
                most,
                unions.size(),
                unions.stream().filter(union -> union == most).count());
    }

    @Test
    void ratesAreSinglePrecisionQuotientsRoundedToTwoDecimals() {
        always(share(
                "dst_host_same_srv_rate is the rounded quotient where one host has the service",
                row -> row.count("dst_host_count") > 0 && row.number("dst_host_srv_diff_host_rate") == 0,
                row -> row.number("dst_host_same_srv_rate")
                        == KddExtractor.rate(
                                Math.min(row.count("dst_host_srv_count"), row.count("dst_host_count")),
                                row.count("dst_host_count"))));
    }

    @Test
    void udpAndIcmpHaveFlagSfAndIcmpHasNoResponseBytes() {
        always(share(
                "flag is SF where protocol_type is udp or icmp",
                row -> !row.category("protocol_type").equals("tcp"),
                row -> row.category("flag").equals("SF")));
        always(share(
                "src_bytes at least 8 and dst_bytes 0 where protocol_type is icmp",
                row -> row.category("protocol_type").equals("icmp"),
                row -> row.count("src_bytes") >= 8 && row.count("dst_bytes") == 0));
        always(share(
                "src_bytes 48 where service is ntp_u: UDP's header is not counted",
                row -> row.category("service").equals("ntp_u"),
                row -> row.count("src_bytes") == 48));
    }

    @Test
    void serviceNamesOccurInTheDataSet() {
        Set<String> known = Set.copyOf(
                rows.stream().map(row -> row.category("service")).distinct().toList());
        for (int protocol : new int[] {6, 17}) {
            for (int port = 0; port < 65_536; port++) {
                assertThat(known).contains(new KddService(protocol, port).label());
            }
        }
    }
}
