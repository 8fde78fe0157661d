package io.gruard.detect.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.detect.Detection;
import io.gruard.detect.Detector;
import io.gruard.detect.TestModels;
import io.gruard.traffic.source.Observation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertBuilderTest {
    private final List<Alert> alerts = new ArrayList<>();
    private final Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1);

    @AfterEach
    void close() {
        detector.close();
    }

    private static final class Collected implements AlertSink {
        private final List<Alert> alerts;

        Collected(List<Alert> alerts) {
            this.alerts = alerts;
        }

        @Override
        public void accept(Alert alert) {
            alerts.add(alert);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private AlertBuilder builder(AlertSettings settings, AlertClock clock) {
        return new AlertBuilder(settings, detector, PacketExcerpts.NONE, clock, new Collected(alerts));
    }

    private void run(AlertSettings settings, List<Observation> observations) throws IOException {
        AlertBuilder builder = builder(settings, AlertClock.STOPPED);
        List<Detection> detections = detector.detect(observations);
        for (Detection detection : detections) {
            builder.accept(List.of(detection));
        }
        builder.finish();
    }

    private static Observation from(double seconds, String attacker, String victim) {
        return TestModels.observation(seconds, attacker, victim, 1);
    }

    @Test
    void similarDetectionsOfAWindowMakeOneAlert() throws IOException {
        run(
                AlertSettings.defaults(),
                List.of(
                        from(100, "10.0.0.1", "10.0.0.9"),
                        TestModels.observation(101, "10.0.0.1", "10.0.0.9", 0),
                        from(102, "10.0.0.1", "10.0.0.9"),
                        from(103, "10.0.0.2", "10.0.0.9")));
        assertThat(alerts).hasSize(2);
        Alert alert = alerts.getFirst();
        assertThat(alert.attackers().commonest()).isEqualTo("10.0.0.1");
        assertThat(alert.detections()).isEqualTo(2);
        assertThat(alert.firstNanos()).isEqualTo(100_000_000_000L);
        assertThat(alert.lastNanos()).isEqualTo(102_000_000_000L);
        assertThat(alert.reasons()).isNotEmpty();
    }

    @Test
    void nextWindowMakesTheNextAlert() throws IOException {
        run(
                AlertSettings.defaults().withWindow(Duration.ofSeconds(10)),
                List.of(
                        from(100, "10.0.0.1", "10.0.0.9"),
                        from(109, "10.0.0.1", "10.0.0.9"),
                        from(111, "10.0.0.1", "10.0.0.9")));
        assertThat(alerts).extracting(Alert::detections).containsExactly(2L, 1L);
    }

    @Test
    void benignRecordsAlsoEndAWindow() throws IOException {
        AlertBuilder builder = builder(AlertSettings.defaults().withWindow(Duration.ofSeconds(10)), AlertClock.STOPPED);
        builder.accept(detector.detect(List.of(from(100, "10.0.0.1", "10.0.0.9"))));
        assertThat(alerts).isEmpty();
        builder.accept(detector.detect(List.of(TestModels.observation(120, "10.0.0.3", "10.0.0.9", 0))));
        assertThat(alerts).hasSize(1);
    }

    @Test
    void windowOfLiveTrafficEndsWithoutRecords() throws IOException {
        long[] clock = {5_000_000_000L};
        AlertBuilder builder = builder(AlertSettings.defaults().withWindow(Duration.ofSeconds(10)), () -> clock[0]);
        builder.accept(detector.detect(List.of(from(100, "10.0.0.1", "10.0.0.9"))));
        clock[0] += 9_999_999_999L;
        builder.idle();
        assertThat(alerts).isEmpty();
        clock[0] += 1;
        builder.idle();
        assertThat(alerts).hasSize(1);
        assertThat(builder.counters().byClass()).containsExactly(Map.entry("DoS", 1L));
    }

    @Test
    void unrelatedPartiesEndTheWindowEarly() throws IOException {
        AlertSettings small = AlertSettings.defaults().withMaxRuns(40).withReasons(0);
        List<Observation> scattered = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            scattered.add(from(100, "198.18.0." + i, "10.0.0." + i));
        }
        AlertBuilder builder = builder(small, AlertClock.STOPPED);
        builder.accept(detector.detect(scattered));
        assertThat(alerts).hasSize(80);
        builder.finish();
        assertThat(alerts).hasSize(100);
    }

    @Test
    void forgedAddressesMakeOneAlertForTheirVictim() throws IOException {
        List<Observation> flood = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            flood.add(from(100 + i / 100.0, "198.18.0." + i, "10.0.0.9"));
        }
        flood.add(from(103, "198.18.0.1", "10.0.0.7"));
        run(AlertSettings.defaults(), flood);
        assertThat(alerts).hasSize(2);
        Alert whole = alerts.stream()
                .filter(alert -> alert.victims().commonest().equals("10.0.0.9"))
                .findFirst()
                .orElseThrow();
        assertThat(whole.detections()).isEqualTo(250);
        assertThat(whole.attackers().different()).isEqualTo(250);
        assertThat(whole.attackers().sample()).hasSize(20);
        assertThat(whole.victims().different()).isEqualTo(1);
    }

    @Test
    void sweepMakesOneAlertForItsAttacker() throws IOException {
        List<Observation> sweep = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            sweep.add(from(100, "198.18.0.1", "10.0.0." + i));
        }
        run(AlertSettings.defaults(), sweep);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().victims().different()).isEqualTo(60);
        assertThat(alerts.getFirst().attackers().different()).isEqualTo(1);
    }

    @Test
    void numberOfRunsIsLimited() throws IOException {
        AlertSettings small = AlertSettings.defaults().withMaxRuns(50).withReasons(0);
        List<Observation> flood = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            flood.add(from(100, "198.18." + i / 250 + "." + i % 250, "10.0.0.9"));
        }
        run(small, flood);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().detections()).isEqualTo(5_000);
        assertThat(alerts.getFirst().attackers().different()).isEqualTo(5_000);
    }

    @Test
    void alertIsAnEveLine() throws IOException {
        run(AlertSettings.defaults(), List.of(from(1_700_000_000.5, "10.0.0.1", "10.0.0.9")));
        JsonNode eve = new ObjectMapper().readTree(EveJson.line(alerts.getFirst()));
        assertThat(eve.get("timestamp").asText()).isEqualTo("2023-11-14T22:13:20.500000+0000");
        assertThat(eve.get("event_type").asText()).isEqualTo("alert");
        assertThat(eve.get("src_ip").asText()).isEqualTo("10.0.0.1");
        assertThat(eve.get("dest_ip").asText()).isEqualTo("10.0.0.9");
        assertThat(eve.get("dest_port").asInt()).isEqualTo(80);
        assertThat(eve.get("proto").asText()).isEqualTo("TCP");
        assertThat(eve.get("src_port").asInt()).isEqualTo(40_000);
        assertThat(eve.get("community_id").asText()).startsWith("1:");
        assertThat(eve.get("alert").get("category").asText()).isEqualTo("Attempted Denial of Service");
        assertThat(eve.get("gruard").get("summary").asText())
                .isEqualTo("DoS: 1 flow from 10.0.0.1 to 10.0.0.9 port 80/TCP within 0.0 s, probability up to 0.993");
        assertThat(eve.get("alert").get("severity").asInt()).isEqualTo(2);
        assertThat(eve.get("alert").get("signature").asText()).isEqualTo("gruard DoS");
        assertThat(eve.get("gruard").get("reasons").get(0).get("feature").asText())
                .isEqualTo("rate");
    }

    @Test
    void novelAttackCarriesNoveltyAndNearestClass() throws IOException {
        try (Detector novel = new Detector(TestModels.noveltyModel(), Map.of(), 1)) {
            AlertBuilder builder = new AlertBuilder(
                    AlertSettings.defaults(), novel, PacketExcerpts.NONE, AlertClock.STOPPED, new Collected(alerts));
            builder.accept(novel.detect(List.of(TestModels.observation(100, "10.0.0.1", "10.0.0.9", 0))));
            builder.finish();
        }
        JsonNode eve = new ObjectMapper().readTree(EveJson.line(alerts.getFirst()));
        assertThat(eve.path("alert").path("signature").asText()).isEqualTo("gruard unknown");
        JsonNode own = eve.path("gruard");
        assertThat(own.has("probability")).isFalse();
        assertThat(own.path("novelty").asDouble()).isCloseTo(4.5 / 5.5, Offset.offset(1e-5));
        assertThat(own.path("nearest_classes").path("commonest").asText()).isEqualTo("DoS");
        assertThat(own.path("summary").asText())
                .isEqualTo("unknown attack, most like DoS: 1 flow from 10.0.0.1 to 10.0.0.9 port 80/TCP within 0.0 s,"
                        + " novelty up to 0.818");
        assertThat(EveAlert.read(eve.toString()).score()).isCloseTo(4.5 / 5.5, Offset.offset(1e-5));
    }

    @Test
    void lineReadBackIsTheSameAlert() throws IOException {
        Alert alert = TestAlerts.alert(17);
        assertThat(EveAlert.read(EveJson.line(alert)))
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-6, Double.class)
                .isEqualTo(EveAlert.of(alert));
        assertThat(alert.id())
                .isEqualTo(TestAlerts.alert(17).id())
                .isNotEqualTo(TestAlerts.alert(18).id());
    }

    @Test
    void severitiesFollowTheClassesAndTheUser() {
        Severities defaults = new Severities(Map.of("probe", 1));
        assertThat(defaults.of("U2R")).isEqualTo(1);
        assertThat(defaults.of("ssh_guessing")).isEqualTo(1);
        assertThat(defaults.of("DoS")).isEqualTo(2);
        assertThat(defaults.of("port_scan")).isEqualTo(3);
        assertThat(defaults.of("probe")).isEqualTo(1);
    }
}
