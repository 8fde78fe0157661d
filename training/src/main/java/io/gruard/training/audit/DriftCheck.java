package io.gruard.training.audit;

import io.gruard.core.Categories;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares a test part with the training part: new labels, class distribution, feature distributions. */
final class DriftCheck {
    private DriftCheck() {}

    static List<Finding> of(Records training, Records test, double minDrift) {
        List<Finding> findings = new ArrayList<>();
        findings.add(newLabels(training, test));
        findings.add(classDistribution(training, test, minDrift));
        List<Finding> drifting = new ArrayList<>();
        for (int i = 0; i < training.table().schema().size(); i++) {
            double distance = switch (training.table().columns().get(i)) {
                case Numbers numbers -> kolmogorovSmirnov(numbers, test.table().numbers(i));
                case Categories categories ->
                    totalVariation(categories, test.table().categories(i));
            };
            if (distance >= minDrift) {
                drifting.add(new Finding(
                        Check.DRIFT,
                        AuditVerdict.NOTE,
                        test.part() + " " + training.table().schema().feature(i).name(),
                        "its distribution differs from that in %s by %.2f".formatted(training.part(), distance),
                        Map.of("distance", distance)));
            }
        }
        drifting.sort(Comparator.comparingDouble(DriftCheck::distance).reversed());
        findings.addAll(drifting);
        return findings;
    }

    private static double distance(Finding finding) {
        return finding.figures().getOrDefault("distance", 0).doubleValue();
    }

    private static Finding newLabels(Records training, Records test) {
        Set<String> known = used(training.labels().texts());
        int[] counts = test.labels().texts().counts();
        int labels = 0;
        int rows = 0;
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0
                    && !known.contains(test.labels().texts().dictionary().get(code))) {
                labels++;
                rows += counts[code];
            }
        }
        return new Finding(
                Check.DRIFT,
                rows > 0 ? AuditVerdict.NOTE : AuditVerdict.FINE,
                test.part() + " labels",
                "%,d labels with %,d rows (%s) do not occur in %s"
                        .formatted(labels, rows, Percent.of(rows, test.rows()), training.part()),
                Map.of("labels", labels, "rows", rows));
    }

    private static Set<String> used(Categories categories) {
        Set<String> used = new HashSet<>();
        int[] counts = categories.counts();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                used.add(categories.dictionary().get(code));
            }
        }
        return used;
    }

    private static Finding classDistribution(Records training, Records test, double minDrift) {
        int[] trainingCounts = training.labels().counts();
        int[] testCounts = test.labels().counts();
        double distance = 0;
        for (int c = 0; c < trainingCounts.length; c++) {
            distance +=
                    Math.abs((double) trainingCounts[c] / training.rows() - (double) testCounts[c] / test.rows()) / 2;
        }
        return new Finding(
                Check.DRIFT,
                distance >= minDrift ? AuditVerdict.NOTE : AuditVerdict.FINE,
                test.part() + " classes",
                "their distribution differs from that in %s by %.2f".formatted(training.part(), distance),
                Map.of("distance", distance));
    }

    /** Returns the maximum difference of the two empirical distribution functions: 0 if equal, 1 if disjoint. */
    static double kolmogorovSmirnov(Numbers a, Numbers b) {
        double[] x = sorted(a);
        double[] y = sorted(b);
        double max = 0;
        int i = 0;
        int j = 0;
        while (i < x.length && j < y.length) {
            double value = Math.min(x[i], y[j]);
            while (i < x.length && x[i] <= value) {
                i++;
            }
            while (j < y.length && y[j] <= value) {
                j++;
            }
            max = Math.max(max, Math.abs((double) i / x.length - (double) j / y.length));
        }
        return max;
    }

    private static double[] sorted(Numbers numbers) {
        return IntStream.range(0, numbers.size())
                .mapToDouble(numbers::value)
                .sorted()
                .toArray();
    }

    /** Returns half the sum of the absolute differences of shares: 0 if the distributions are equal, 1 if disjoint. */
    static double totalVariation(Categories a, Categories b) {
        Map<String, Double> differences = new HashMap<>();
        addShares(a, 1, differences);
        addShares(b, -1, differences);
        return differences.values().stream().mapToDouble(Math::abs).sum() / 2;
    }

    private static void addShares(Categories categories, int sign, Map<String, Double> differences) {
        int[] counts = categories.counts();
        for (int code = 0; code < counts.length; code++) {
            double share = sign * (double) counts[code] / categories.size();
            differences.merge(categories.dictionary().get(code), share, Double::sum);
        }
    }
}
