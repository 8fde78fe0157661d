package io.gruard.detect.sink;

import java.util.Map;

/** Creates deliveries to a Kafka topic; the target is {@code host:port,host:port/topic}. */
public final class KafkaProvider implements DeliveryProvider {
    /** For the service loader. */
    public KafkaProvider() {}

    @Override
    public String kind() {
        return "kafka";
    }

    @Override
    public Delivery open(String target, Map<String, String> settings) {
        int slash = target.lastIndexOf('/');
        if (slash < 1 || slash == target.length() - 1) {
            throw new IllegalArgumentException(
                    "Kafka topic: expected host:port,host:port/topic, found '" + target + "'");
        }
        return KafkaDelivery.to(target.substring(0, slash), target.substring(slash + 1), settings);
    }
}
