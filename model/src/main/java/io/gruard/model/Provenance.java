package io.gruard.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a model comes from: what one needs to make it again, or to trace it back.
 *
 * @param dataset the data set's name
 * @param data the files that were read
 * @param settings every setting of the run by its name
 * @param seed the seed of all randomness
 * @param versions the versions of what took part, such as {@code gruard} and {@code java}
 * @param machine processor, number of cores and operating system, as one line
 * @param trained when the training ended
 */
public record Provenance(
        String dataset,
        List<TrainingFile> data,
        Map<String, String> settings,
        long seed,
        Map<String, String> versions,
        String machine,
        Instant trained) {
    public Provenance {
        data = List.copyOf(data);
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /**
     * A file of data.
     *
     * @param name its name, without folders
     * @param sha256 its sum, in hexadecimal
     */
    public record TrainingFile(String name, String sha256) {}
}
