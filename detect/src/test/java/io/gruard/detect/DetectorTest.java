package io.gruard.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Feature;
import io.gruard.core.Schema;
import io.gruard.traffic.source.Observation;
import io.gruard.traffic.source.RecordKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DetectorTest {
    private static Observation rate(double rate) {
        return TestModels.observation(1, "10.0.0.1", "10.0.0.2", rate);
    }

    @Test
    void recordGetsTheMostProbableClassAndItsProbability() {
        try (Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1)) {
            List<Detection> detections = detector.detect(List.of(rate(1), rate(0)));
            assertThat(detections).extracting(Detection::label).containsExactly("DoS", "normal");
            assertThat(detections).extracting(Detection::attack).containsExactly(true, false);
            assertThat((double) detections.getFirst().score()).isCloseTo(1 / (1 + Math.exp(-5)), within());
        }
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-5);
    }

    @Test
    void thresholdExcludesLessProbableAttacks() {
        try (Detector detector = new Detector(TestModels.rateModel(), Map.of("DoS", 0.99), 1)) {
            assertThat(detector.detect(List.of(rate(0.8), rate(1))))
                    .extracting(Detection::attack)
                    .containsExactly(false, true);
        }
        assertThatThrownBy(() -> new Detector(TestModels.rateModel(), Map.of("Dos", 0.5), 1))
                .hasMessage("threshold of 'Dos': the model has no such class; expected one of [normal, DoS]");
        assertThatThrownBy(() -> new Detector(TestModels.rateModel(), Map.of("DoS", 1.5), 1))
                .hasMessageContaining("0..1");
    }

    @Test
    void decisiveFeatureIsTheReason() {
        try (Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1)) {
            Detection detection = detector.detect(List.of(rate(0.9))).getFirst();
            List<Contribution> reasons = detector.reasons(detection, 5);
            assertThat(reasons).hasSize(1);
            assertThat(reasons.getFirst().feature()).isEqualTo("rate");
            assertThat(reasons.getFirst().value()).isEqualTo("0.9000");
            assertThat(reasons.getFirst().drop()).isGreaterThan(0.9f);
        }
    }

    @Test
    void novelRecordIsAnUnknownAttackWithNoveltyAndNearestClass() {
        try (Detector detector = new Detector(TestModels.noveltyModel(), Map.of(), 1)) {
            List<Detection> detections = detector.detect(List.of(rate(0), rate(1)));
            Detection unknown = detections.getFirst();
            assertThat(unknown.label()).isEqualTo("unknown");
            assertThat(unknown.nearest()).isEqualTo("DoS");
            assertThat(unknown.attack()).isTrue();
            // Records of the test have a count of 3: energy 9 / 2, scale 1.
            assertThat((double) unknown.score()).isCloseTo(4.5 / 5.5, within());
            assertThat(detector.reasons(unknown, 5))
                    .extracting(Contribution::feature)
                    .containsExactly("count");
            assertThat(detections.get(1).label()).isEqualTo("DoS");
        }
        try (Detector detector = new Detector(TestModels.noveltyModel(), Map.of("unknown", 0.9), 1)) {
            assertThat(detector.detect(List.of(rate(0))).getFirst().attack()).isFalse();
        }
    }

    @Test
    void featuresThatTheSourceLacksAreNamed() {
        Schema expected = new Schema(
                List.of(new Feature.Numeric("duration"), new Feature.Numeric("hot"), new Feature.Categorical("user")));
        assertThatThrownBy(() -> RecordKind.KDD.require(expected))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the model requires features that KDD connections do not have: hot, user (categorical)");
        RecordKind.KDD.require(new Schema(List.of(new Feature.Categorical("service"))));
    }

    @Test
    void detectionsKeepTheOrderOfRecords() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<Observation> in = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            in.add(rate(random.nextDouble()));
        }
        List<Observation> out = new ArrayList<>();
        List<Integer> batches = new ArrayList<>();
        try (Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1)) {
            ScoringSettings settings = new ScoringSettings(64, Duration.ofMillis(5), 100, 1);
            try (ScoringPipeline pipeline = new ScoringPipeline(
                    detector,
                    detections -> {
                        batches.add(detections.size());
                        detections.forEach(detection -> out.add(detection.observation()));
                    },
                    settings)) {
                for (Observation observation : in) {
                    pipeline.submit(observation);
                }
            }
        }
        assertThat(out).isEqualTo(in);
        assertThat(batches).allMatch(size -> size <= 64);
    }

    @Test
    @Timeout(60)
    void singleRecordDoesNotWaitForOthers() throws IOException, InterruptedException {
        List<Integer> seen = new ArrayList<>();
        try (Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1);
                ScoringPipeline pipeline = new ScoringPipeline(
                        detector,
                        detections -> {
                            synchronized (seen) {
                                seen.add(detections.size());
                                seen.notifyAll();
                            }
                        },
                        new ScoringSettings(1_000, Duration.ofMillis(50), 100, 1))) {
            pipeline.submit(rate(1));
            synchronized (seen) {
                while (seen.isEmpty()) {
                    seen.wait(10_000);
                }
            }
            assertThat(seen).containsExactly(1);
        }
    }

    @Test
    void failingSinkEndsTheStreamWithItsError() {
        assertThatThrownBy(() -> {
                    try (Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1);
                            ScoringPipeline pipeline = new ScoringPipeline(
                                    detector,
                                    detections -> {
                                        throw new IOException("alerts.json: disk full");
                                    },
                                    new ScoringSettings(4, Duration.ZERO, 4, 1))) {
                        for (int i = 0; i < 1_000; i++) {
                            pipeline.submit(rate(1));
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("alerts.json: disk full");
    }
}
