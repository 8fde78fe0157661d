package io.gruard.traffic.kdd;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.simulate.FlowLabels;
import io.gruard.traffic.simulate.Simulation;
import io.gruard.traffic.simulate.SimulationSettings;
import io.gruard.traffic.simulate.TrafficLabel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests content features of simulated packets, from capture to record. */
class ContentOfPacketsTest {
    private static final List<KddRecord> RECORDS = new ArrayList<>();
    private static Optional<FlowLabels> truth = Optional.empty();

    @BeforeAll
    static void simulate() throws IOException {
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        StringWriter labels = new StringWriter();
        Simulation.run(
                SimulationSettings.defaults(5)
                        .withLength(Duration.ofSeconds(60))
                        .withAttacks(EnumSet.of(TrafficLabel.FTP_GUESSING)),
                capture,
                labels);
        truth = Optional.of(FlowLabels.read(new StringReader(labels.toString())));
        KddExtractor extractor = new KddExtractor(true);
        DropCounters drops = new DropCounters();
        FlowAssembler assembler = new FlowAssembler(
                FlowSettings.defaults().withContentBytes(4_096),
                ChecksumPolicy.VALIDATE,
                flow -> extractor.next(flow).ifPresent(RECORDS::add),
                drops);
        try (PacketSource source =
                CaptureReader.open(new ByteArrayInputStream(capture.toByteArray()), "simulated", drops)) {
            assembler.readAll(source);
        }
    }

    private static List<KddRecord> of(String service, boolean attack) {
        FlowLabels labels = truth.orElseThrow();
        return RECORDS.stream()
                .filter(record ->
                        record.service().equals(service) && record.flag().equals("SF"))
                // Monitors only check whether a service answers.
                .filter(record -> !record.flow().originator().toString().startsWith("10.20.14."))
                .filter(record -> labels.of(record.flow())
                        .filter(label -> attack == (label != TrafficLabel.NORMAL))
                        .isPresent())
                .toList();
    }

    private static double value(KddRecord record, String feature) {
        return record.number(KddFeatures.NAMES.indexOf(feature));
    }

    @Test
    void benignFtpUsersAreLoggedInAndOnlyGuestsAreHot() {
        assertThat(of("ftp", false)).hasSizeGreaterThan(10).allSatisfy(record -> {
            assertThat(value(record, "logged_in")).isEqualTo(1);
            assertThat(value(record, "hot") > 0).isEqualTo(value(record, "is_guest_login") == 1);
        });
    }

    @Test
    void passwordGuessersFailAndAreNotLoggedIn() {
        assertThat(of("ftp", true)).hasSizeGreaterThan(10).allSatisfy(record -> {
            assertThat(value(record, "logged_in")).isZero();
            assertThat(value(record, "num_failed_logins")).isBetween(1.0, 4.0);
        });
    }

    @Test
    void httpAndSmtpHaveContentFeaturesAndOthersDoNot() {
        assertThat(of("http", false))
                .hasSizeGreaterThan(10)
                .allSatisfy(record -> assertThat(value(record, "logged_in")).isEqualTo(1));
        assertThat(of("smtp", false))
                .hasSizeGreaterThan(2)
                .allSatisfy(record -> assertThat(value(record, "logged_in")).isEqualTo(1));
        for (String service : List.of("ssh", "domain_u")) {
            assertThat(of(service, false)).isNotEmpty().allSatisfy(record -> {
                for (int i = KddFeatures.FIRST_CONTENT; i < KddFeatures.FIRST_OF_TWO_SECONDS; i++) {
                    assertThat(record.number(i)).isNaN();
                }
            });
        }
    }
}
