package io.gruard.detect.alert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gruard.detect.Contribution;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.source.Subject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes alerts as JSON lines in Suricata's EVE format, with an object {@code gruard} for what EVE has no field for.
 *
 * <p>{@code timestamp} is the end of the last record. Addresses, ports, {@code proto} and {@code community_id} are
 * those of one flow, that of the detection with the highest score, so that they are consistent. All others of the alert
 * are in {@code gruard}. {@code signature_id} is 9,000,000 plus a hash of the class's name, the same in every model.
 */
public final class EveJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FIRST_SIGNATURE = 9_000_000;
    private static final int SIGNATURES = 900_000;

    private EveJson() {}

    /** Returns the line, without its end. */
    public static String line(Alert alert) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("timestamp", EveTime.text(alert.lastNanos()));
            json.writeStringField("event_type", "alert");
            if (!alert.sensor().isEmpty()) {
                json.writeStringField("host", alert.sensor());
            }
            switch (alert.strongest()) {
                case Subject.FlowSubject connection -> endpoints(connection.flow(), json);
                case Subject.PacketSubject packet -> endpoints(packet, json);
                case Subject.FrameSubject frame -> {
                    // A bus has no endpoints.
                }
                case Subject.RowSubject row -> {
                    // Its endpoints are not known.
                }
            }
            if (alert.packets().isPresent()) {
                json.writeStringField("capture_file", alert.packets().get());
            }
            signature(alert, json);
            own(alert, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory cannot fail", impossible);
        }
        return text.toString();
    }

    private static void endpoints(Subject.PacketSubject packet, JsonGenerator json) throws IOException {
        if (packet.source().isEmpty()) {
            return;
        }
        json.writeStringField("src_ip", packet.source());
        json.writeStringField("dest_ip", packet.destination());
        if (packet.hasPorts()) {
            json.writeNumberField("dest_port", packet.destinationPort());
        }
        if (packet.protocol() != 0) {
            json.writeStringField("proto", EveProtocol.name(packet.protocol()));
        }
    }

    private static void endpoints(Flow flow, JsonGenerator json) throws IOException {
        boolean ports = flow.isTcp() || flow.isUdp();
        json.writeStringField("src_ip", flow.originator().toString());
        if (ports) {
            json.writeNumberField("src_port", flow.originatorPort());
        }
        json.writeStringField("dest_ip", flow.responder().toString());
        if (ports) {
            json.writeNumberField("dest_port", flow.responderPort());
        }
        json.writeStringField("proto", EveProtocol.name(flow.protocol()));
        if (flow.isIcmp()) {
            json.writeNumberField("icmp_type", flow.originatorPort());
        }
        json.writeStringField("community_id", flow.communityId());
    }

    private static void signature(Alert alert, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("alert");
        json.writeStringField("action", "allowed");
        json.writeNumberField("gid", 1);
        json.writeNumberField("signature_id", signatureId(alert.label()));
        json.writeNumberField("rev", 1);
        json.writeStringField("signature", "gruard " + alert.label());
        json.writeStringField("category", AttackCategory.of(alert.label()));
        json.writeNumberField("severity", alert.severity());
        json.writeEndObject();
    }

    private static void own(Alert alert, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("gruard");
        json.writeStringField("id", alert.id());
        json.writeStringField("class", alert.label());
        json.writeStringField("summary", AlertSummary.of(alert));
        json.writeStringField("first", EveTime.text(alert.firstNanos()));
        json.writeStringField("last", EveTime.text(alert.lastNanos()));
        json.writeNumberField("detections", alert.detections());
        String measure = alert.isNovel() ? "novelty" : "probability";
        json.writeNumberField(measure, (float) alert.highest());
        json.writeNumberField("mean_" + measure, (float) alert.mean());
        spread("nearest_classes", alert.nearest(), json);
        spread("attackers", alert.attackers(), json);
        spread("victims", alert.victims(), json);
        spread("attacker_ports", alert.attackerPorts(), json);
        spread("ports", alert.ports(), json);
        spread("protocols", alert.protocols(), json);
        spread("flows", alert.flows(), json);
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

    private static void spread(String field, AddressSpread spread, JsonGenerator json) throws IOException {
        if (spread.different() == 0) {
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeNumberField("count", spread.different());
        json.writeStringField("commonest", spread.commonest());
        json.writeArrayFieldStart("sample");
        for (String word : spread.sample()) {
            json.writeString(word);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static int signatureId(String label) {
        CRC32 sum = new CRC32();
        sum.update(label.getBytes(StandardCharsets.UTF_8));
        return FIRST_SIGNATURE + (int) (sum.getValue() % SIGNATURES);
    }
}
