package io.gruard.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.training.audit.AuditVerdict;
import io.gruard.training.audit.Check;
import io.gruard.training.audit.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunAssemblyTest {
    private static Finding overlap(AuditVerdict verdict, String split) {
        String sentence = "2.9% of the test rows (664 of 22,544) also occur in the training rows";
        return new Finding(Check.OVERLAP, verdict, split, sentence, Map.of());
    }

    @Test
    void warningOfOverlapHasShareAndCount() {
        assertThat(RunAssembly.overlaps(List.of(overlap(AuditVerdict.LEAK, "KDDTest+"))))
                .containsExactly("KDDTest+: 2.9% of the test rows (664 of 22,544) also occur in the training rows."
                        + " Protocol grouped:N keeps equal rows together.");
        assertThat(RunAssembly.overlaps(List.of(
                        overlap(AuditVerdict.LEAK, "fold-1"),
                        overlap(AuditVerdict.LEAK, "fold-2"),
                        overlap(AuditVerdict.LEAK, "3"))))
                .singleElement()
                .asString()
                .startsWith("fold-1: 2.9% ")
                .contains(" rows. 2 other splits overlap, too. ");
    }

    @Test
    void overlapWithinTheToleranceGivesNoWarning() {
        assertThat(RunAssembly.overlaps(List.of(overlap(AuditVerdict.NOTE, "KDDTest+"))))
                .isEmpty();
    }
}
