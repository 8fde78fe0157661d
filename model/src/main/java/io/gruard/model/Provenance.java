package io.gruard.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The origin of a model: what is needed to reproduce or trace it.
 *
 * @param dataset name of the data set
 * @param data the files that were read
 * @param settings all settings of the run by name
 * @param seed random seed
 * @param versions versions of the software, such as {@code gruard} and {@code java}
 * @param machine processor, number of cores and operating system, on one line
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
     * A file of training data.
     *
     * @param name its name without folders
     * @param sha256 its SHA-256 in hexadecimal
     */
    public record TrainingFile(String name, String sha256) {}
}
