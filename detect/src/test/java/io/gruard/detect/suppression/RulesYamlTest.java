package io.gruard.detect.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.traffic.IpAddress;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesYamlTest {
    private static final String RULES = """
        rules:
          - name: our scanner
            attacker: 10.0.0.5
            class: [probe, port_scan]
            until: 2026-12-31
            reason: weekly scan, ticket 123
          - name: backup
            address: [192.168.7.0/24, "2001:db8::/32"]
            port: [22, 8000-8100]
          - name: noisy unit
            can_id: 1a4
        """;

    private static SuppressionRules rules(String text) throws IOException {
        return RulesYaml.read(text, "rules.yaml");
    }

    private static Circumstances flow(String label, String attacker, String victim, int port, String time) {
        Instant instant = Instant.parse(time);
        return new Circumstances(
                label,
                Optional.of(IpAddress.parse(attacker)),
                Optional.of(IpAddress.parse(victim)),
                OptionalInt.of(port),
                Optional.empty(),
                instant.getEpochSecond() * 1_000_000_000L);
    }

    private static Optional<Integer> first(Circumstances detection) throws IOException {
        return rules(RULES).firstMatch(detection);
    }

    @Test
    void allConditionsOfARuleMustMatch() throws IOException {
        String day = "2026-12-31T23:59:59Z";
        assertThat(first(flow("Probe", "10.0.0.5", "10.1.1.1", 80, day))).contains(0);
        assertThat(first(flow("DoS", "10.0.0.5", "10.1.1.1", 80, day))).isEmpty();
        assertThat(first(flow("Probe", "10.0.0.6", "10.1.1.1", 80, day))).isEmpty();
        assertThat(first(flow("Probe", "10.1.1.1", "10.0.0.5", 80, day))).isEmpty();
        assertThat(first(flow("Probe", "10.0.0.5", "10.1.1.1", 80, "2027-01-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void addressMatchesEitherPartyAndAnyValueOfAList() throws IOException {
        String day = "2026-01-01T00:00:00Z";
        assertThat(first(flow("DoS", "192.168.7.9", "10.1.1.1", 22, day))).contains(1);
        assertThat(first(flow("DoS", "10.1.1.1", "192.168.7.9", 8100, day))).contains(1);
        assertThat(first(flow("DoS", "2001:db8:1::1", "2001:db9::1", 8000, day)))
                .contains(1);
        assertThat(first(flow("DoS", "192.168.7.9", "10.1.1.1", 23, day))).isEmpty();
        assertThat(first(flow("DoS", "192.168.8.9", "10.1.1.1", 22, day))).isEmpty();
    }

    @Test
    void identifierMatchesAFrameOnAnyBusOrOnOne() throws IOException {
        Circumstances frame = new Circumstances(
                "DoS", Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.of("can0 1A4"), 0);
        assertThat(first(frame)).contains(2);
        assertThat(rules("rules: [{name: x, can_id: can1 1A4}]").firstMatch(frame))
                .isEmpty();
        assertThat(rules("rules: [{name: x, can_id: can0 1A4}]").firstMatch(frame))
                .contains(0);
        assertThat(rules("rules: [{name: x, class: dos, port: 22}]").firstMatch(frame))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        rules: [{name: x}]                          | rules.yaml: rule 'x': expected a condition, found none; the rule would suppress everything
        rules: [{port: 22}]                         | rules.yaml: rule 1: 'name' is missing
        rules: [{name: x, prot: 22}]                | rules.yaml: rule 'x': unknown key 'prot'; expected one of
        rules: [{name: x, port: 70000}]             | ports: expected an ascending range in 0..65535, found 70000-70000
        rules: [{name: x, port: 9-1}]               | ascending range in 0..65535, found 9-1
        rules: [{name: x, address: 10.0.0.0/33}]    | expected a prefix in 0..32, found '10.0.0.0/33'
        rules: [{name: x, address: ten}]            | rules.yaml: rule 'x':
        rules: [{name: x, address: []}]             | expected a list with values, found an empty list
        rules: [{name: x, port: 1, until: soon}]    | 'until': expected a date such as 2026-12-31 or a time
        rules: [{name: x, port: 1}, {name: x, port: 2}] | rule 'x': expected a unique name
        {}                                          | 'rules': expected a list
        rules: [{name: x                            | rules.yaml:1: invalid YAML
        """)
    void invalidRuleIsRejectedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> rules(text)).isInstanceOf(IOException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "0.0.0.0/0, 255.1.1.1, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 10.0.0.1, true",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "2001:db8::1:0/112, 2001:db8::1:ffff, true",
        "2001:db8::1:0/112, 2001:db8::2:0, false",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false"
    })
    void networkContainsTheAddressesWithItsPrefix(String network, String address, boolean contained) {
        assertThat(IpNetwork.parse(network).contains(IpAddress.parse(address))).isEqualTo(contained);
        assertThat(IpNetwork.parse(IpNetwork.parse(network).toString())).isEqualTo(IpNetwork.parse(network));
    }
}
