package io.gruard.training.protocol;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import java.util.List;
import java.util.SplittableRandom;

/** Makes records of three imbalanced classes, which two numeric features and one category separate with some noise. */
public final class SimulatedData {
    public static final Classes CLASSES = new Classes(List.of("normal", "flood", "scan"), 0);

    private static final double[] SHARES = {0.7, 0.22, 0.08};

    private SimulatedData() {}

    /** Makes the rows of a part. */
    public static Records records(String part, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] rate = new double[rows];
        double[] bytes = new double[rows];
        int[] service = new int[rows];
        int[] actual = new int[rows];
        for (int row = 0; row < rows; row++) {
            double u = random.nextDouble();
            actual[row] = u < SHARES[0] ? 0 : u < SHARES[0] + SHARES[1] ? 1 : 2;
            rate[row] = actual[row] + 0.6 * random.nextGaussian();
            bytes[row] = 100 * (actual[row] == 2 ? 0.2 : 1) * random.nextDouble();
            service[row] = random.nextDouble() < 0.7 ? actual[row] : random.nextInt(3);
        }
        Schema schema = new Schema(
                List.of(new Feature.Numeric("rate"), new Feature.Numeric("bytes"), new Feature.Categorical("service")));
        Table table = new Table(
                schema,
                List.of(Numbers.of(rate), Numbers.of(bytes), new Categories(service, List.of("http", "dns", "ftp"))));
        return Records.numbered(part, table, Labels.of(CLASSES, actual));
    }
}
