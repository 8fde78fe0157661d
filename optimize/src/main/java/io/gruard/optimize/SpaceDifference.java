package io.gruard.optimize;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The first thing in which two spaces differ, in words. */
final class SpaceDifference {

    private SpaceDifference() {}

    static Optional<String> between(Map<String, Distribution> stored, Map<String, Distribution> asked) {
        TreeSet<String> names = new TreeSet<>(stored.keySet());
        names.addAll(asked.keySet());
        for (String name : names) {
            Distribution there = stored.get(name);
            Distribution here = asked.get(name);
            if (there == null) {
                return Optional.of("it has no parameter '" + name + "'");
            }
            if (here == null) {
                return Optional.of("it has a parameter '" + name + "', which was not asked for");
            }
            if (!there.equals(here)) {
                return Optional.of("'" + name + "' is " + DistributionJson.write(there) + " there, but "
                        + DistributionJson.write(here) + " was asked for");
            }
        }
        return Optional.empty();
    }
}
