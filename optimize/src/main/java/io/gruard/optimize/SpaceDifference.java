package io.gruard.optimize;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Describes the first difference between two search spaces. */
final class SpaceDifference {

    private SpaceDifference() {}

    static Optional<String> between(Map<String, Distribution> stored, Map<String, Distribution> declared) {
        TreeSet<String> names = new TreeSet<>(stored.keySet());
        names.addAll(declared.keySet());
        for (String name : names) {
            Distribution inStorage = stored.get(name);
            Distribution inCall = declared.get(name);
            if (inStorage == null) {
                return Optional.of("found the new parameter '" + name + "'");
            }
            if (inCall == null) {
                return Optional.of("expected its parameter '" + name + "', found none");
            }
            if (!inStorage.equals(inCall)) {
                return Optional.of("parameter '" + name + "': expected " + DistributionJson.write(inStorage)
                        + ", found " + DistributionJson.write(inCall));
            }
        }
        return Optional.empty();
    }
}
