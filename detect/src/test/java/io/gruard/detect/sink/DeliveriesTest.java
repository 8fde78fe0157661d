package io.gruard.detect.sink;

import static io.gruard.detect.alert.TestAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveriesTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static EveAlert eve(long detections) {
        return EveAlert.of(alert(detections));
    }

    @Test
    void webhookReceivesLineAndIdAndItsAnswerDecides() throws IOException {
        List<String> requests = new ArrayList<>();
        int[] answer = {204};
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            exchange.sendResponseHeaders(answer[0], -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=secret");
        try (WebhookDelivery webhook = new WebhookDelivery(address, Map.of("Authorization", "Bearer x"))) {
            webhook.deliver(eve(1));
            assertThat(requests).containsExactly(eve(1).id() + " Bearer x " + eve(1).line());
            answer[0] = 503;
            assertThatThrownBy(() -> webhook.deliver(eve(2)))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RejectedAlertException.class)
                    .hasMessage("http://127.0.0.1:" + server.getAddress().getPort() + ": answered 503");
            answer[0] = 400;
            assertThatThrownBy(() -> webhook.deliver(eve(2))).isInstanceOf(RejectedAlertException.class);
            server.stop(0);
            assertThatThrownBy(() -> webhook.deliver(eve(3)))
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("secret");
        }
        assertThatThrownBy(() -> new WebhookDelivery(URI.create("ftp://host/x"), Map.of()))
                .hasMessageContaining("http:// or https://");
    }

    /** Reads messages of a connection as a syslog server does: octet counting. */
    private static String frame(InputStream in) throws IOException {
        StringBuilder length = new StringBuilder();
        for (int next = in.read(); next != ' '; next = in.read()) {
            assertThat(next).isBetween((int) '0', (int) '9');
            length.append((char) next);
        }
        return new String(in.readNBytes(Integer.parseInt(length.toString())), StandardCharsets.UTF_8);
    }

    private static String message(EveAlert alert) {
        return "<171>1 2023-11-14T22:13:22.000001Z sensor-1 gruard "
                + ProcessHandle.current().pid() + " alert - " + alert.line();
    }

    @Test
    void syslogOverTcpSurvivesARestartOfTheServer() throws IOException {
        int port;
        SyslogDelivery syslog;
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            port = server.getLocalPort();
            syslog = new SyslogDelivery(SyslogDelivery.SyslogTransport.TCP, "127.0.0.1", port);
            syslog.deliver(eve(1));
            syslog.deliver(eve(2));
            try (Socket connection = server.accept()) {
                assertThat(frame(connection.getInputStream())).isEqualTo(message(eve(1)));
                assertThat(frame(connection.getInputStream())).isEqualTo(message(eve(2)));
            }
        }
        assertThatThrownBy(() -> syslog.deliver(eve(3)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("syslog tcp://127.0.0.1:" + port + ": ");
        try (ServerSocket server = new ServerSocket()) {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(LOOPBACK, port));
            syslog.deliver(eve(3));
            try (Socket connection = server.accept()) {
                assertThat(frame(connection.getInputStream())).isEqualTo(message(eve(3)));
            }
        } finally {
            syslog.close();
        }
    }

    @Test
    void syslogOverUdpSendsOneMessageADatagram() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, LOOPBACK);
                SyslogDelivery syslog =
                        new SyslogDelivery(SyslogDelivery.SyslogTransport.UDP, "127.0.0.1", server.getLocalPort())) {
            syslog.deliver(eve(1));
            DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
            server.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                    .isEqualTo(message(eve(1)));
        }
    }

    @Test
    void kafkaReceivesTheIdAsKeyAndAFailureIsReported() throws IOException {
        List<MockProducer<String, String>> producers = new ArrayList<>();
        try (KafkaDelivery kafka = new KafkaDelivery("kafka test", "alerts", () -> {
            MockProducer<String, String> producer =
                    new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());
            producers.add(producer);
            return producer;
        })) {
            kafka.deliver(eve(1));
            producers.getFirst().sendException = new org.apache.kafka.common.errors.TimeoutException("no broker");
            assertThatThrownBy(() -> kafka.deliver(eve(2)))
                    .isNotInstanceOf(RejectedAlertException.class)
                    .hasMessage("kafka test: no broker");
            kafka.deliver(eve(2));
            producers.getLast().sendException = new RecordTooLargeException("too large");
            assertThatThrownBy(() -> kafka.deliver(eve(3))).isInstanceOf(RejectedAlertException.class);
        }
        assertThat(producers).hasSize(2);
        assertThat(producers)
                .flatMap(MockProducer::history)
                .extracting(record -> record.topic() + " " + record.key() + " " + record.value())
                .containsExactly(
                        "alerts " + eve(1).id() + " " + eve(1).line(), "alerts " + eve(2).id() + " " + eve(2).line());
    }

    @Test
    void kafkaWithoutBrokerFailsWithinItsTimeout() throws IOException {
        int nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            nobody = taken.getLocalPort();
        }
        try (KafkaDelivery kafka = KafkaDelivery.to("127.0.0.1:" + nobody, "alerts", Map.of("max.block.ms", "300"))) {
            assertThatThrownBy(() -> kafka.deliver(eve(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("alerts not present in metadata");
        }
    }

    @Test
    void kafkaProviderIsFoundAndRequiresATopic() throws IOException {
        DeliveryProvider kafka = DeliveryProvider.of("kafka");

        try (Delivery delivery = kafka.open("one:9092,two:9092/alerts", Map.of())) {
            assertThat(delivery.receiver()).isEqualTo("kafka one:9092,two:9092/alerts");
        }
        assertThatThrownBy(() -> kafka.open("one:9092", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Kafka topic: expected host:port,host:port/topic, found 'one:9092'");
    }

    @Test
    void unknownKindOfReceiverIsRejected() {
        assertThatThrownBy(() -> DeliveryProvider.of("pigeon"))
                .isInstanceOf(IOException.class)
                .hasMessage("this installation has no client library for receivers of kind pigeon");
    }
}
