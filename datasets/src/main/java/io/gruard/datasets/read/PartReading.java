package io.gruard.datasets.read;

import io.gruard.core.Records;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part that was read.
 *
 * @param records its rows
 * @param setAside rows that were left out, counted by reason; empty unless the descriptor allows it
 * @param files the files they came from
 */
public record PartReading(Records records, Map<String, Integer> setAside, List<FileReading> files) {
    public PartReading {
        setAside = Collections.unmodifiableMap(new LinkedHashMap<>(setAside));
        files = List.copyOf(files);
    }
}
