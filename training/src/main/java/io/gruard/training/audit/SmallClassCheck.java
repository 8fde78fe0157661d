package io.gruard.training.audit;

import io.gruard.core.Classes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds classes with too few training rows or no test rows. */
final class SmallClassCheck {
    private SmallClassCheck() {}

    static List<Finding> of(List<NamedSplit> splits, int minRows) {
        List<Finding> findings = new ArrayList<>();
        for (NamedSplit named : splits) {
            Classes classes = named.test().classes();
            int[] training = named.training().records().labels().counts();
            int[] test = named.test().labels().counts();
            for (int c = 0; c < classes.size(); c++) {
                if (training[c] < minRows || test[c] == 0) {
                    findings.add(new Finding(
                            Check.SMALL_CLASS,
                            AuditVerdict.NOTE,
                            named.name() + " " + classes.name(c),
                            "%,d training rows and %,d test rows".formatted(training[c], test[c]),
                            Map.of("training", training[c], "held", test[c])));
                }
            }
        }
        if (findings.isEmpty()) {
            findings.add(new Finding(
                    Check.SMALL_CLASS,
                    AuditVerdict.FINE,
                    "all splits",
                    "every class has at least " + minRows + " training rows and one test row",
                    Map.of()));
        }
        return findings;
    }
}
