package io.gruard.training.protocol;

import io.gruard.core.Classes;
import io.gruard.core.Records;
import java.util.List;

/**
 * The rows of a data set that a protocol uses.
 *
 * @param dataset its name
 * @param main rows to train on, or to split
 * @param tests the publishers' test parts; empty if there are none or the protocol does not use them
 */
public record TrainTestData(String dataset, Records main, List<Records> tests) {
    public TrainTestData {
        tests = List.copyOf(tests);
    }

    public Classes classes() {
        return main.classes();
    }
}
