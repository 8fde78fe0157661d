package io.gruard.datasets.descriptor;

import java.util.List;

/**
 * The split that the publishers define.
 *
 * @param training name of the training part
 * @param tests names of the test parts, at least one
 */
public record OfficialSplit(String training, List<String> tests) {
    public OfficialSplit {
        tests = List.copyOf(tests);
        if (tests.isEmpty() || tests.contains(training)) {
            throw new IllegalArgumentException(
                    "expected test parts other than the training part '" + training + "', found " + tests);
        }
    }
}
