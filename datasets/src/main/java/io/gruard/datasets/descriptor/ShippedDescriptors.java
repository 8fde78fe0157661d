package io.gruard.datasets.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The descriptors that gruard includes. */
public final class ShippedDescriptors {
    /** The names of their data sets. */
    public static final List<String> NAMES = List.of("nsl-kdd", "nsl-kdd-traffic", "ciciov2024", "edge-iiotset");

    private ShippedDescriptors() {}

    /**
     * Reads the descriptor of a data set.
     *
     * @throws UnknownDataSetException if there is no data set of that name
     */
    public static Descriptor named(String name) throws DataException {
        if (!NAMES.contains(name)) {
            throw new UnknownDataSetException("data set: expected one of " + String.join(", ", NAMES)
                    + ", or the descriptor file of a custom data set, found '" + name + "'");
        }
        String resource = name + ".yaml";
        return DescriptorYaml.read(text(resource), resource);
    }

    private static String text(String resource) {
        try (InputStream in = ShippedDescriptors.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
