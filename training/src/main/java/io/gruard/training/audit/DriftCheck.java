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

/** How far the publishers' test part is from their training part: new labels, another mix of classes, features distributed otherwise. */
final class DriftCheck {
    private DriftCheck() {}

    static List<Finding> of(Records training, Records test, double driftExpected) {
        List<Finding> findings = new ArrayList<>();
        findings.add(newLabels(training, test));
        findings.add(classMix(training, test, driftExpected));
        List<Finding> drifting = new ArrayList<>();
        for (int i = 0; i < training.table().schema().size(); i++) {
            double distance = switch (training.table().columns().get(i)) {
                case Numbers numbers -> kolmogorovSmirnov(numbers, test.table().numbers(i));
                case Categories words -> totalVariation(words, test.table().categories(i));
            };
            if (distance >= driftExpected) {
                drifting.add(new Finding(
                        Check.DRIFT,
                        AuditVerdict.NOTE,
                        test.part() + " " + training.table().schema().feature(i).name(),
                        "its distribution is %.2f away from that in %s".formatted(distance, training.part()),
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
                "%,d labels, of %,d rows (%s), never occur in %s"
                        .formatted(labels, rows, Percent.of(rows, test.rows()), training.part()),
                Map.of("labels", labels, "rows", rows));
    }

    private static Set<String> used(Categories words) {
        Set<String> used = new HashSet<>();
        int[] counts = words.counts();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                used.add(words.dictionary().get(code));
            }
        }
        return used;
    }

    private static Finding classMix(Records training, Records test, double driftExpected) {
        int[] there = training.labels().counts();
        int[] here = test.labels().counts();
        double distance = 0;
        for (int c = 0; c < there.length; c++) {
            distance += Math.abs((double) there[c] / training.rows() - (double) here[c] / test.rows()) / 2;
        }
        return new Finding(
                Check.DRIFT,
                distance >= driftExpected ? AuditVerdict.NOTE : AuditVerdict.FINE,
                test.part() + " classes",
                "their mix is %.2f away from that in %s".formatted(distance, training.part()),
                Map.of("distance", distance));
    }

    /** The greatest difference of the two shares of values up to any value: 0 for equal distributions, 1 for disjoint ones. */
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

    /** Half the sum of the differences of shares: 0 for equal distributions, 1 for disjoint ones. */
    static double totalVariation(Categories a, Categories b) {
        Map<String, Double> differences = new HashMap<>();
        addShares(a, 1, differences);
        addShares(b, -1, differences);
        return differences.values().stream().mapToDouble(Math::abs).sum() / 2;
    }

    private static void addShares(Categories words, int sign, Map<String, Double> differences) {
        int[] counts = words.counts();
        for (int code = 0; code < counts.length; code++) {
            differences.merge(words.dictionary().get(code), sign * (double) counts[code] / words.size(), Double::sum);
        }
    }
}
