package io.gruard.cli;

import io.gruard.datasets.read.Sha256;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.sink.AlertDatabase;
import io.gruard.detect.sink.AllSinks;
import io.gruard.detect.sink.Delivery;
import io.gruard.detect.sink.DeliveryProvider;
import io.gruard.detect.sink.EveFile;
import io.gruard.detect.sink.FallbackSink;
import io.gruard.detect.sink.LineSink;
import io.gruard.detect.sink.QueuedSink;
import io.gruard.detect.sink.RetrySettings;
import io.gruard.detect.sink.SqlDelivery;
import io.gruard.detect.sink.SyslogDelivery;
import io.gruard.detect.sink.WebhookDelivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose where alerts go. */
final class SinkOptions {
    private static final int OLD_FILES = 5;
    private static final String NONE = "none";

    @Option(
            names = "--eve",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "append alerts to this file as EVE lines; - for standard output, or none (default: -)")
    private String eve;

    @Option(
            names = "--eve-megabytes",
            paramLabel = "N",
            defaultValue = "100",
            description = "rotate the file to FILE.1 (at most FILE.5) at this size (default: ${DEFAULT-VALUE})")
    private long eveMegabytes;

    @Option(
            names = "--db",
            paramLabel = "FILE|URL",
            description = "append alerts to the table alerts of this SQLite file or of the PostgreSQL database "
                    + "postgresql://user@host/name; or none (default: alerts.db in the state folder)")
    private @Nullable String database;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "post each alert to this address as JSON; repeatable")
    private List<URI> webhooks = new ArrayList<>();

    @Option(
            names = "--webhook-header",
            paramLabel = "NAME=VALUE",
            description = "header of the webhooks' requests, such as Authorization='Bearer ...'; repeatable")
    private Map<String, String> webhookHeaders = new HashMap<>();

    @Option(
            names = "--syslog",
            paramLabel = "udp|tcp://HOST:PORT",
            description = "send each alert to a syslog server (RFC 5424); repeatable")
    private List<URI> syslogs = new ArrayList<>();

    @Option(names = "--kafka", paramLabel = "HOST:PORT[,...]/TOPIC", description = "send each alert to a Kafka topic")
    private @Nullable String kafka;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "properties of Kafka's producer, such as security.protocol")
    private @Nullable Path kafkaConfig;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "folder of alerts.db and of undelivered alerts "
                    + "(default: $GRUARD_STATE, $STATE_DIRECTORY or ~/.local/state/gruard)")
    private @Nullable Path state;

    @Option(
            names = "--spool-megabytes",
            paramLabel = "N",
            defaultValue = "100",
            description = "maximum size of a sink's queue of undelivered alerts; further alerts are dropped and counted"
                    + " (default: ${DEFAULT-VALUE})")
    private long spoolMegabytes;

    private final RetrySettings retry = RetrySettings.defaults();

    /** Opens all sinks. If one fails, those already open are closed. */
    AllSinks open(PrintWriter output, PrintWriter messages) throws IOException {
        List<AlertSink> sinks = new ArrayList<>();
        try {
            eve(sinks, output, messages);
            database(sinks);
            for (URI address : webhooks) {
                sinks.add(queued("webhook", address.toString(), new WebhookDelivery(address, webhookHeaders)));
            }
            for (URI address : syslogs) {
                sinks.add(queued("syslog", address.toString(), syslog(address)));
            }
            if (kafka != null) {
                sinks.add(queued("kafka", kafka, kafka(kafka)));
            }
            return new AllSinks(sinks);
        } catch (IOException | RuntimeException e) {
            new AllSinks(sinks).close();
            throw e;
        }
    }

    private void eve(List<AlertSink> sinks, PrintWriter output, PrintWriter messages) throws IOException {
        if (eve.equals("-")) {
            sinks.add(new LineSink(output));
        } else if (!eve.equals(NONE)) {
            EveFile file = new EveFile(Path.of(eve), eveMegabytes << 20, OLD_FILES);
            if (file.repairedBytes() > 0) {
                messages.println(eve + ": removed an incomplete last line of " + file.repairedBytes() + " bytes");
            }
            sinks.add(fallback("eve", eve, file));
        }
    }

    private void database(List<AlertSink> sinks) throws IOException {
        if (database == null) {
            Path file = state().resolve("alerts.db");
            Files.createDirectories(state());
            sinks.add(fallback("db", file.toString(), SqlDelivery.sqlite(file)));
        } else if (isPostgres(database)) {
            URI url = URI.create(database);
            sinks.add(queued("db", database, new SqlDelivery(AlertDatabase.postgres(url))));
        } else if (!database.equals(NONE)) {
            sinks.add(fallback("db", database, SqlDelivery.sqlite(Path.of(database))));
        }
    }

    static boolean isPostgres(String database) {
        return database.startsWith("postgresql://") || database.startsWith("postgres://");
    }

    private static Delivery syslog(URI address) {
        SyslogDelivery.SyslogTransport transport = switch (String.valueOf(address.getScheme())) {
            case "udp" -> SyslogDelivery.SyslogTransport.UDP;
            case "tcp" -> SyslogDelivery.SyslogTransport.TCP;
            default ->
                throw new IllegalArgumentException(
                        "--syslog: expected udp://host:port or tcp://host:port, found " + address);
        };
        if (address.getHost() == null || address.getPort() < 0) {
            throw new IllegalArgumentException(
                    "--syslog: expected udp://host:port or tcp://host:port, found " + address);
        }
        return new SyslogDelivery(transport, address.getHost(), address.getPort());
    }

    private Delivery kafka(String target) throws IOException {
        Properties own = new Properties();
        if (kafkaConfig != null) {
            try (Reader reader = Files.newBufferedReader(kafkaConfig)) {
                own.load(reader);
            }
        }
        Map<String, String> settings = new HashMap<>();
        own.stringPropertyNames().forEach(name -> settings.put(name, own.getProperty(name)));
        try {
            return DeliveryProvider.of("kafka").open(target, settings);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("--kafka: " + wrong.getMessage(), wrong);
        }
    }

    private AlertSink queued(String kind, String target, Delivery delivery) throws IOException {
        return new QueuedSink(delivery, spool(), name(kind, target), spoolMegabytes << 20, retry);
    }

    private AlertSink fallback(String kind, String target, Delivery delivery) throws IOException {
        String place = Path.of(target).toAbsolutePath().normalize().toString();
        return new FallbackSink(delivery, spool(), name(kind, place), spoolMegabytes << 20, retry);
    }

    private Path spool() {
        return state().resolve("spool");
    }

    private Path state() {
        return StateFolder.of(state, System.getenv());
    }

    /**
     * Returns the same name for the same receiver in every run. A URL can hold secrets, so it is not the name itself.
     */
    private static String name(String kind, String target) {
        return kind + "-" + Sha256.hex(target.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }
}
