package io.gruard.training.balance;

import io.gruard.core.TrainingSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The rows that synthetic rows are made among: those of a class, or of a label. */
final class Strata {
    private final List<Stratum> all;

    private Strata(List<Stratum> all) {
        this.all = all;
    }

    /** @param rows of the training set, rising */
    private record Stratum(String name, int ofClass, int[] rows) {}

    /** One for each class, also for those without a row. */
    static Strata ofClasses(TrainingSet set) {
        return new Strata(IntStream.range(0, set.classes().size())
                .mapToObj(c -> new Stratum(set.classes().name(c), c, equal(set.classOfRow(), c)))
                .toList());
    }

    /** One for each label that a row has; in the alphabet's order, so that nothing depends on the order of the file. */
    static Strata ofLabels(TrainingSet set) {
        List<String> names = set.texts().dictionary();
        List<Stratum> labels = new ArrayList<>();
        for (int code = 0; code < names.size(); code++) {
            int[] rows = equal(set.texts().codes(), code);
            if (rows.length > 0) {
                labels.add(new Stratum(names.get(code), set.classOfRow()[rows[0]], rows));
            }
        }
        labels.sort(Comparator.comparing(Stratum::name));
        return new Strata(labels);
    }

    private static int[] equal(int[] numbers, int expected) {
        return IntStream.range(0, numbers.length)
                .filter(row -> numbers[row] == expected)
                .toArray();
    }

    int count() {
        return all.size();
    }

    String name(int stratum) {
        return all.get(stratum).name();
    }

    int classOf(int stratum) {
        return all.get(stratum).ofClass();
    }

    int[] rows(int stratum) {
        return all.get(stratum).rows();
    }

    /**
     * Shares the new rows of a class among its strata: to the smallest first, until all that get any have as many rows; what does
     * not divide goes to the first of them.
     *
     * @param rows how many
     * @param sparingSingles whether a stratum of a single row, which has no neighbour, gets none
     * @param fresh new rows of each stratum; those of this class are set
     */
    void share(int ofClass, int rows, boolean sparingSingles, int[] fresh) {
        List<Integer> growing = IntStream.range(0, all.size())
                .filter(s -> classOf(s) == ofClass && !(sparingSingles && rows(s).length == 1))
                .boxed()
                .sorted(Comparator.comparingInt(s -> rows(s).length))
                .toList();
        if (rows == 0 || growing.isEmpty()) {
            return;
        }
        // The most strata that a common level reaches: it lies above all of them.
        int reached = 0;
        long below = 0;
        while (reached < growing.size() && (long) rows(growing.get(reached)).length * reached < below + rows) {
            below += rows(growing.get(reached)).length;
            reached++;
        }
        long total = below + rows;
        for (int i = 0; i < reached; i++) {
            long level = total / reached + (i < total % reached ? 1 : 0);
            fresh[growing.get(i)] = (int) (level - rows(growing.get(i)).length);
        }
    }
}
