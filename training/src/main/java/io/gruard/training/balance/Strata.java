package io.gruard.training.balance;

import io.gruard.core.TrainingSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Groups of training rows, by class or by label. Synthetic rows are made within a group. */
final class Strata {
    private final List<Stratum> all;

    private Strata(List<Stratum> all) {
        this.all = all;
    }

    /** @param rows rows of the training set in ascending order */
    private record Stratum(String name, int ofClass, int[] rows) {}

    /** Makes one group for each class, including classes without rows. */
    static Strata ofClasses(TrainingSet set) {
        return new Strata(IntStream.range(0, set.classes().size())
                .mapToObj(c -> new Stratum(set.classes().name(c), c, equal(set.classOfRow(), c)))
                .toList());
    }

    /** Makes one group for each label that occurs. The alphabetical order makes results independent of the file's order. */
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
     * Distributes the new rows of a class among its groups. The smallest groups grow first, until all groups that grow have
     * equally many rows. The remainder goes to the first of them.
     *
     * @param rows number of new rows
     * @param skipSingles whether a group of a single row, which has no neighbour, gets no new rows
     * @param fresh number of new rows of each group; this method sets those of the class
     */
    void share(int ofClass, int rows, boolean skipSingles, int[] fresh) {
        List<Integer> growing = IntStream.range(0, all.size())
                .filter(s -> classOf(s) == ofClass && !(skipSingles && rows(s).length == 1))
                .boxed()
                .sorted(Comparator.comparingInt(s -> rows(s).length))
                .toList();
        if (rows == 0 || growing.isEmpty()) {
            return;
        }
        // The largest number of groups whose common level lies above all of them.
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
