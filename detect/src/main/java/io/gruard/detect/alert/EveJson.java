package io.gruard.detect.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gruard.detect.Contribution;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Alerts as lines of JSON in the form of Suricata's EVE, with an object {@code gruard} for what EVE has no place for.
 *
 * <p>{@code timestamp} is the end of the last record. {@code signature_id} is 9,000,000 plus a number made of the class's
 * name, the same in every model.
 */
public final class EveJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FIRST_SIGNATURE = 9_000_000;
    private static final int SIGNATURES = 900_000;

    private EveJson() {}

    /** The line, without its end. */
    public static String line(Alert alert) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("timestamp", time(alert.lastNanos()));
            json.writeStringField("event_type", "alert");
            endpoints(alert, json);
            json.writeObjectFieldStart("alert");
            json.writeStringField("action", "allowed");
            json.writeNumberField("gid", 1);
            json.writeNumberField("signature_id", signature(alert.label()));
            json.writeNumberField("rev", 1);
            json.writeStringField("signature", "gruard " + alert.label());
            json.writeStringField("category", alert.label());
            json.writeNumberField("severity", alert.severity());
            json.writeEndObject();
            own(alert, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory cannot fail", impossible);
        }
        return text.toString();
    }

    private static void endpoints(Alert alert, JsonGenerator json) throws IOException {
        if (alert.attacker().isEmpty()) {
            return;
        }
        json.writeStringField("src_ip", alert.attacker());
        json.writeStringField("dest_ip", alert.victim());
        boolean ports = alert.protocol().equals("TCP") || alert.protocol().equals("UDP");
        if (ports) {
            json.writeNumberField("dest_port", Integer.parseInt(alert.port()));
        }
        json.writeStringField("proto", alert.protocol());
        if (!alert.flows().isEmpty()) {
            json.writeStringField("community_id", alert.flows().getFirst());
        }
    }

    private static void own(Alert alert, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("gruard");
        json.writeStringField("class", alert.label());
        json.writeStringField("first", time(alert.firstNanos()));
        json.writeStringField("last", time(alert.lastNanos()));
        json.writeNumberField("detections", alert.detections());
        json.writeNumberField("probability", (float) alert.highest());
        json.writeNumberField("mean_probability", (float) alert.mean());
        json.writeNumberField("attackers", alert.attackerCount());
        words("attacker_sample", alert.attackers(), json);
        json.writeNumberField("victims", alert.victimCount());
        words("victim_sample", alert.victims(), json);
        words("port_sample", alert.ports(), json);
        words("flow_sample", alert.flows(), json);
        json.writeArrayFieldStart("reasons");
        for (Contribution reason : alert.reasons()) {
            json.writeStartObject();
            json.writeStringField("feature", reason.feature());
            json.writeStringField("value", reason.value());
            json.writeNumberField("drop", reason.drop());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void words(String field, List<String> words, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private static int signature(String label) {
        CRC32 sum = new CRC32();
        sum.update(label.getBytes(StandardCharsets.UTF_8));
        return FIRST_SIGNATURE + (int) (sum.getValue() % SIGNATURES);
    }

    private static String time(long nanos) {
        return TIME.format(
                Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)));
    }
}
