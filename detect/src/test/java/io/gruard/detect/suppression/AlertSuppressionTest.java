package io.gruard.detect.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.detect.Detection;
import io.gruard.detect.Detector;
import io.gruard.detect.TestModels;
import io.gruard.detect.alert.AddressSpread;
import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertSuppressionTest {
    private static SuppressionRules rules(String... rules) throws IOException {
        return RulesYaml.read("rules:\n- " + String.join("\n- ", rules), "rules.yaml");
    }

    @Test
    void matchingDetectionsAreSuppressedAndCounted() throws IOException {
        List<Boolean> attacks = new ArrayList<>();
        AlertSuppression suppression = new AlertSuppression(
                rules("{name: scanner, attacker: 10.0.0.1}", "{name: unused, port: 443}"),
                detections -> detections.forEach(one -> attacks.add(one.attack())));
        try (Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1)) {
            List<Detection> detections = detector.detect(List.of(
                    TestModels.observation(1, "10.0.0.1", "10.0.0.9", 1),
                    TestModels.observation(2, "10.0.0.2", "10.0.0.9", 1),
                    TestModels.observation(3, "10.0.0.1", "10.0.0.9", 0)));
            suppression.accept(detections);
        }
        assertThat(attacks).containsExactly(false, true, false);
        assertThat(suppression.hits()).containsExactly(Map.entry("scanner", 1L), Map.entry("unused", 0L));
    }

    private static EveAlert alert(AddressSpread attackers, AddressSpread victims) {
        return new EveAlert("", "id", "", "DoS", 2, 0, 1_000, 10, 0.9, attackers, victims, AddressSpread.of("80"), "");
    }

    private static AddressSpread addresses(String prefix, int named, long all) {
        List<String> sample =
                IntStream.range(0, named).mapToObj(i -> prefix + i).toList();
        return new AddressSpread(sample.getFirst(), all, sample);
    }

    @Test
    void pastAlertsAreSuppressedReducedOrUnchanged() throws IOException {
        WhatIf trial = new WhatIf(rules("{name: net, attacker: 10.1.0.0/16}", "{name: host, victim: 10.9.0.0}"));
        assertThat(trial.accept(alert(addresses("10.1.0.", 3, 3), addresses("10.8.0.", 1, 1))))
                .isFalse();
        // The attackers that are not named are unknown.
        assertThat(trial.accept(alert(addresses("10.1.0.", 20, 300), addresses("10.8.0.", 1, 1))))
                .isTrue();
        // The second rule does not depend on them.
        assertThat(trial.accept(alert(addresses("10.2.0.", 20, 300), addresses("10.9.0.", 1, 1))))
                .isFalse();
        assertThat(trial.accept(alert(addresses("10.2.0.", 3, 3), addresses("10.8.0.", 1, 1))))
                .isTrue();
        assertThat(trial.accept(alert(addresses("10.2.0.", 3, 3), addresses("10.9.0.", 2, 2))))
                .isTrue();
        assertThat(trial.alerts()).isEqualTo(5);
        assertThat(trial.remaining()).isEqualTo(3);
        assertThat(trial.effects()).containsExactly(new WhatIf.Effect("net", 1, 1), new WhatIf.Effect("host", 1, 1));
    }
}
