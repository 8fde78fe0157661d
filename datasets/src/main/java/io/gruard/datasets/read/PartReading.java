package io.gruard.datasets.read;

import io.gruard.core.Records;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part as read from its files.
 *
 * @param records its rows
 * @param setAside number of skipped rows by reason; empty unless the descriptor allows it
 * @param files the files that were read
 */
public record PartReading(Records records, Map<String, Integer> setAside, List<FileReading> files) {
    public PartReading {
        setAside = Collections.unmodifiableMap(new LinkedHashMap<>(setAside));
        files = List.copyOf(files);
    }
}
