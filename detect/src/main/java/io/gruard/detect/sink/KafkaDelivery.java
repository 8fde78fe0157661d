package io.gruard.detect.sink;

import io.gruard.detect.alert.EveAlert;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends alerts to a Kafka topic: the key is the alert's id, the value its EVE line. All in-sync replicas acknowledge
 * each alert before the next is sent, so their order stays. The producer's idempotence keeps its own retries out of the
 * log. An alert that is sent again after a lost acknowledgement or a restart has the same key.
 */
public final class KafkaDelivery implements Delivery {
    private static final long ACKNOWLEDGEMENT_SECONDS = 15;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final String name;
    private final String topic;
    private final Supplier<Producer<String, String>> producers;
    private @Nullable Producer<String, String> open;

    /**
     * Creates a delivery to a topic.
     *
     * @param name name of the receiver in messages
     * @param producers creates a producer, again after a failure
     */
    KafkaDelivery(String name, String topic, Supplier<Producer<String, String>> producers) {
        this.name = name;
        this.topic = topic;
        this.producers = producers;
    }

    /**
     * Creates a delivery to a topic of a cluster.
     *
     * @param brokers as {@code host:port,host:port}
     * @param own settings of Kafka's producer, such as those of its security; they override the defaults
     */
    public static KafkaDelivery to(String brokers, String topic, Map<String, String> own) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "gruard");
        settings.putAll(own);
        StringSerializer strings = new StringSerializer();
        return new KafkaDelivery(
                "kafka " + brokers + "/" + topic,
                topic,
                () -> new KafkaProducer<>(settings, strings, new StringSerializer()));
    }

    @Override
    public String receiver() {
        return name;
    }

    @Override
    public void deliver(EveAlert alert) throws IOException {
        try {
            Future<RecordMetadata> sent = producer().send(new ProducerRecord<>(topic, alert.id(), alert.line()));
            sent.get(ACKNOWLEDGEMENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an acknowledgement");
        } catch (ExecutionException e) {
            throw failed(String.valueOf(e.getMessage()), e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw failed("no acknowledgement within " + ACKNOWLEDGEMENT_SECONDS + " s", e);
        } catch (KafkaException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    private Producer<String, String> producer() {
        Producer<String, String> producer = open;
        if (producer == null) {
            producer = producers.get();
            open = producer;
        }
        return producer;
    }

    private IOException failed(String reason, Throwable cause) {
        if (cause instanceof RecordTooLargeException) {
            return new RejectedAlertException(name + ": " + reason, cause);
        }
        close();
        return new IOException(name + ": " + reason, cause);
    }

    @Override
    public void close() {
        Producer<String, String> closing = open;
        open = null;
        if (closing != null) {
            closing.close(CLOSE);
        }
    }
}
