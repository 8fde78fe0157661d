package io.gruard.detect.sink;

import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;

/** Makes deliveries to a kind of receiver whose client library an installation may lack. Found on the class path by {@link ServiceLoader}. */
public interface DeliveryProvider {
    /** The kind of receiver, such as {@code kafka}. */
    String kind();

    /**
     * Makes a delivery. It connects on first use.
     *
     * @param target the receiver in the form of its kind
     * @param settings settings of the client library, over gruard's own
     * @throws IllegalArgumentException if the target is not in that form
     */
    Delivery open(String target, Map<String, String> settings);

    /**
     * The provider for a kind of receiver.
     *
     * @throws IOException if this installation has none
     */
    static DeliveryProvider of(String kind) throws IOException {
        return ServiceLoader.load(DeliveryProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IOException("this installation has no client for receivers of kind " + kind));
    }
}
