package io.gruard.experiment.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Versions of gruard and Java. */
public final class Versions {
    private Versions() {}

    /** Returns the versions by name: {@code gruard}, {@code java}, {@code jvm}. */
    public static Map<String, String> current() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("gruard", gruard());
        versions.put("java", System.getProperty("java.version"));
        versions.put("jvm", System.getProperty("java.vm.name") + ", " + System.getProperty("java.vendor"));
        return versions;
    }

    private static String gruard() {
        try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("gruard");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
