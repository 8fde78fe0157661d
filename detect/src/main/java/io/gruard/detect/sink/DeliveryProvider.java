package io.gruard.detect.sink;

import java.io.IOException;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * Creates deliveries to a kind of receiver whose client library may be missing in an installation.
 * {@link ServiceLoader} finds it on the class path.
 */
public interface DeliveryProvider {
    /** Returns the kind of receiver, such as {@code kafka}. */
    String kind();

    /**
     * Creates a delivery. It connects at first use.
     *
     * @param target the receiver, in the form of its kind
     * @param settings settings of the client library; they override gruard's
     * @throws IllegalArgumentException if the target is not in that form
     */
    Delivery open(String target, Map<String, String> settings);

    /**
     * Returns the provider of a kind of receiver.
     *
     * @throws IOException if this installation has none
     */
    static DeliveryProvider of(String kind) throws IOException {
        return ServiceLoader.load(DeliveryProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.kind().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> new IOException("this installation has no client library for receivers of kind " + kind));
    }
}
