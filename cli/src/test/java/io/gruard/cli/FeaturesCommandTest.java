package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.kdd.KddFeatures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandTest {
    @TempDir
    static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void simulate() {
        assertThat(GruardCommand.commandLine()
                        .setOut(new PrintWriter(new StringWriter()))
                        .execute("simulate", "--out", capture(), "--minutes", "0.3", "--seed", "4"))
                .isZero();
    }

    private static String capture() {
        return folder.resolve("traffic.pcap").toString();
    }

    private int features(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "features";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }

    @Test
    void everyFlowIsALineOfConnLogAndOfCsv() throws IOException {
        assertThat(features(capture())).isZero();
        long flows =
                out.toString().lines().filter(line -> !line.startsWith("#")).count();
        assertThat(flows).isGreaterThan(100);

        Path csv = folder.resolve("kdd.csv");
        assertThat(features("--kind", "kdd", capture(), "--out", csv.toString()))
                .isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst())
                .startsWith("ts,orig_h,orig_p,resp_h,resp_p,community_id,duration,protocol_type,")
                .doesNotContain("hot");
        assertThat(lines).hasSize(1 + (int) flows);
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(6 + 28));
        assertThat(err.toString()).contains(String.format("%,d flows; lost by the capture: 0; left out: none", flows));
    }

    @Test
    void connectionsOfACaptureAndOfItsConnLogAreEqual() throws IOException {
        Path log = folder.resolve("conn.log");
        assertThat(features(capture(), "--out", log.toString())).isZero();
        assertThat(features("--kind", "connections", capture())).isZero();
        List<String> ofPackets = withoutBegin(out.toString());
        out.getBuffer().setLength(0);
        assertThat(features("--kind", "connections", log.toString())).isZero();
        List<String> ofLog = withoutBegin(out.toString());

        assertThat(ofPackets.getFirst())
                .startsWith("orig_h,orig_p,resp_h,resp_p,proto,community_id,ln_duration_ms,")
                .endsWith(",pair_failed_1h");
        assertThat(ofPackets).hasSizeGreaterThan(100).allMatch(line -> line.split(",", -1).length == 6 + 37);
        assertThat(ofLog).isEqualTo(ofPackets);
    }

    /** A conn.log rounds the begin to microseconds. */
    private static List<String> withoutBegin(String csv) {
        return csv.lines().map(line -> line.substring(line.indexOf(',') + 1)).toList();
    }

    @Test
    void labelsOfAConnLogComeAlongWithItsConnections() throws IOException {
        Path log = folder.resolve("labelled.log");
        Files.writeString(log, """
            #path	conn
            #fields	ts	id.orig_h	id.orig_p	id.resp_h	id.resp_p	proto	duration	orig_pkts	orig_ip_bytes	resp_pkts	resp_ip_bytes	history	label   detailedlabel
            2000.0	192.0.2.1	1	192.0.2.2	80	tcp	-	1	60	0	0	S	Malicious   Scan, slow
            1000.0	192.0.2.1	2	192.0.2.2	80	tcp	1.0	5	300	4	900	ShADadFf	Benign   -
            """);
        assertThat(features("--kind", "connections", log.toString())).isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines.getFirst()).endsWith(",pair_failed_1h,label,detailedlabel");
        // The later connection stands first and counts last.
        assertThat(lines.get(1))
                .startsWith("2000.000000000,192.0.2.1,1,")
                .endsWith(",1,1,0.5,Malicious,\"Scan, slow\"");
        assertThat(lines.get(2)).endsWith(",0,0,0,Benign,");
    }

    @Test
    void contentFeaturesAreFilledOnlyForClearText() {
        assertThat(features("--kind", "kdd", "--content", capture())).isZero();
        List<String[]> rows =
                out.toString().lines().skip(1).map(line -> line.split(",", -1)).toList();
        int service = 6 + KddFeatures.NAMES.indexOf("service");
        int loggedIn = 6 + KddFeatures.NAMES.indexOf("logged_in");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(6 + 41));
        assertThat(rows)
                .filteredOn(row -> row[service].equals("domain_u"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row[loggedIn]).isEmpty());
        assertThat(rows)
                .filteredOn(row -> row[service].equals("http"))
                .extracting(row -> row[loggedIn])
                .contains("1");
    }

    @Test
    void canFramesAreRecordsOfTheirOwnKind() throws IOException {
        Path log = folder.resolve("can.log");
        Files.writeString(
                log, "(1.000000) can0 123#0102\nnoise\n(1.500000) can0 1F334455##1AABB\n(2.000000) can0 123#R\n");
        assertThat(features("--kind", "ciciov2024", log.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "ts,bus,ID,DATA_0,DATA_1,DATA_2,DATA_3,DATA_4,DATA_5,DATA_6,DATA_7",
                        "1.000000,can0,291,1,2,0,0,0,0,0,0",
                        "1.500000,can0,523453525,170,187,0,0,0,0,0,0");
        assertThat(err.toString()).startsWith("3 frames; left out: 1 malformed lines, 1 remote");
    }

    @Test
    void wrongUsageIsOneLineAndFailureLeavesNoFile() {
        assertThat(features("--kind", "kdd")).isEqualTo(2);
        assertThat(features("--kind", "ciciov2024", "--interface", "can0")).isEqualTo(2);
        assertThat(features("--kind", "edge-iiotset", "--follow", capture())).isEqualTo(2);
        assertThat(features("--kind", "netflow", capture())).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(4).contains("expected one of").doesNotContain("Exception");
        String target = folder.resolve("none.csv").toString();
        assertThat(features("--kind", "kdd", folder.resolve("missing.pcap").toString(), "--out", target))
                .isEqualTo(1);
        assertThat(folder.resolve("none.csv")).doesNotExist();
        assertThat(folder.resolve("none.csv.partial")).doesNotExist();
    }
}
