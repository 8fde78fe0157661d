package io.gruard.datasets.descriptor;

import java.util.List;

/**
 * The publishers' own split.
 *
 * @param training name of the part to train on
 * @param tests names of the parts to judge by, at least one
 */
public record OfficialSplit(String training, List<String> tests) {
    public OfficialSplit {
        tests = List.copyOf(tests);
        if (tests.isEmpty() || tests.contains(training)) {
            throw new IllegalArgumentException("an official split needs test parts other than the training part '"
                    + training + "', found " + tests);
        }
    }
}
