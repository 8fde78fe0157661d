package io.gruard.baselines.learner;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import io.gruard.core.ParallelRanges;
import io.gruard.training.protocol.Learner;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.tree.AbstractCARTTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Fits a model with a trainer of the library Tribuo.
 *
 * @param trainer creates the trainer from a seed
 * @param threads number of threads that score; results do not depend on it
 */
public record TribuoLearner(LongFunction<Trainer<Label>> trainer, int threads) implements Learner<SizedClassifier> {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private static final GiniIndex GINI = new GiniIndex();

    /** Minimum number of rows of a leaf: Tribuo's default. */
    private static final float LEAF_ROWS = AbstractCARTTrainer.MIN_EXAMPLES;

    private static final LabelFactory LABELS = new LabelFactory();

    /** Creates a learner of a classification tree (CART, Gini impurity) of unlimited depth. */
    public static TribuoLearner decisionTree(int threads) {
        return new TribuoLearner(
                seed -> new CARTClassificationTrainer(Integer.MAX_VALUE, LEAF_ROWS, 0f, 1f, false, GINI, seed),
                threads);
    }

    /**
     * Creates a learner of a random forest (Breiman 2001). Each tree uses rows drawn with replacement. Each split
     * considers a share of the columns.
     *
     * @param trees number of trees
     * @param share share of the columns, above 0 and at most 1
     */
    public static TribuoLearner randomForest(int trees, float share, int threads) {
        return new TribuoLearner(
                seed -> new RandomForestTrainer<>(
                        new CARTClassificationTrainer(Integer.MAX_VALUE, LEAF_ROWS, 0f, share, false, GINI, seed),
                        new VotingCombiner(),
                        trees,
                        seed),
                threads);
    }

    /** Creates a learner of multinomial logistic regression by stochastic gradient descent. */
    public static TribuoLearner logisticRegression(int epochs, int threads) {
        return new TribuoLearner(
                seed -> new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(1.0, 0.1), epochs, -1, 1, seed), threads);
    }

    @Override
    public SizedClassifier fit(LearningTask task) {
        TRIBUO.setLevel(Level.SEVERE);
        Matrix matrix = task.training().matrix();
        String[] names = names(matrix.columns());
        MutableDataset<Label> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("encoded training rows", LABELS), LABELS);
        for (int row = 0; row < matrix.rows(); row++) {
            data.add(example(
                    matrix,
                    row,
                    names,
                    new Label(task.classes().name(task.training().classOfRow()[row]))));
        }
        Model<Label> model = trainer.apply(task.seed()).train(data);
        return new FittedTribuo(model, names, task.classes(), model.serialize().getSerializedSize(), threads);
    }

    /** Tribuo sorts columns by name; padded numbers keep their order. */
    private static String[] names(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(column -> String.format("%08d", column))
                .toArray(String[]::new);
    }

    /**
     * Passes the values other than 0, because Tribuo reads a missing one as 0. It always passes the first value,
     * because Tribuo rejects an empty row.
     */
    private static Example<Label> example(Matrix matrix, int row, String[] names, Label label) {
        float[] values = matrix.values();
        int first = row * matrix.columns();
        int[] columns = IntStream.range(0, matrix.columns())
                .filter(column -> column == 0 || values[first + column] != 0)
                .toArray();
        return new ArrayExample<>(
                label,
                Arrays.stream(columns).mapToObj(column -> names[column]).toArray(String[]::new),
                Arrays.stream(columns)
                        .mapToDouble(column -> values[first + column])
                        .toArray());
    }

    private record FittedTribuo(Model<Label> model, String[] names, Classes classes, long bytes, int threads)
            implements SizedClassifier {
        @Override
        public Matrix probabilities(Matrix rows) {
            Matrix probabilities = Matrix.zeros(rows.rows(), classes.size());
            ParallelRanges.forEach(rows.rows(), 256, threads, (from, to) -> {
                for (int row = from; row < to; row++) {
                    score(rows, row, probabilities);
                }
            });
            return probabilities;
        }

        private void score(Matrix rows, int row, Matrix probabilities) {
            Map<String, Label> scores = model.predict(example(rows, row, names, LabelFactory.UNKNOWN_LABEL))
                    .getOutputScores();
            for (Map.Entry<String, Label> score : scores.entrySet()) {
                int c = classes.indexOf(score.getKey());
                probabilities.values()[row * classes.size() + c] =
                        (float) score.getValue().getScore();
            }
        }
    }
}
