package io.gruard.training.audit;

import io.gruard.core.Classes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Classes with too few rows to train on, or none to judge by. */
final class SmallClassCheck {
    private SmallClassCheck() {}

    static List<Finding> of(List<NamedSplit> splits, int rowsExpected) {
        List<Finding> findings = new ArrayList<>();
        for (NamedSplit named : splits) {
            Classes classes = named.held().classes();
            int[] training = named.training().records().labels().counts();
            int[] held = named.held().labels().counts();
            for (int c = 0; c < classes.size(); c++) {
                if (training[c] < rowsExpected || held[c] == 0) {
                    findings.add(new Finding(
                            Check.SMALL_CLASS,
                            AuditVerdict.NOTE,
                            named.name() + " " + classes.name(c),
                            "%,d training rows and %,d test rows".formatted(training[c], held[c]),
                            Map.of("training", training[c], "held", held[c])));
                }
            }
        }
        if (findings.isEmpty()) {
            findings.add(new Finding(
                    Check.SMALL_CLASS,
                    AuditVerdict.FINE,
                    "all splits",
                    "every class has at least " + rowsExpected + " training rows and one test row",
                    Map.of()));
        }
        return findings;
    }
}
