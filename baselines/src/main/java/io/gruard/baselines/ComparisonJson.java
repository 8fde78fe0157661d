package io.gruard.baselines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.experiment.run.Machine;
import io.gruard.training.metric.Spread;

/**
 * Writes {@code comparison.json}: the tables for other programs. Rates are fractions, times are in seconds and
 * microseconds.
 */
final class ComparisonJson {
    private ComparisonJson() {}

    static String text(Leaderboard leaderboard) {
        ComparisonPlan plan = leaderboard.plan();
        ObjectNode root = new ObjectMapper()
                .createObjectNode()
                .put("dataset", plan.run().data().name())
                .put("task", plan.run().data().task())
                .put("protocol", plan.run().protocol().text())
                .put("first_seed", plan.run().seed())
                .put("subsample", plan.run().data().rows())
                .put("machine", Machine.current().text());
        ArrayNode tables = root.putArray("tables");
        for (Leaderboard.EvaluationTable table : leaderboard.tables()) {
            ObjectNode node =
                    tables.addObject().put("evaluation", table.evaluation()).put("best", table.best());
            ArrayNode rows = node.putArray("rows");
            table.leaderboard().forEach(leaderboardRow -> rows.add(row(leaderboardRow, leaderboard)));
        }
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode row(LeaderboardRow leaderboardRow, Leaderboard leaderboard) {
        ObjectNode row = new ObjectMapper()
                .createObjectNode()
                .put("model", leaderboardRow.baseline())
                .put("description", leaderboardRow.description())
                .put("balance", leaderboardRow.balance())
                .put("seeds", leaderboardRow.seeds());
        row.set("accuracy", spread(leaderboardRow.accuracy()));
        row.set("f1_macro", spread(leaderboardRow.macroF1()));
        row.set("mcc", spread(leaderboardRow.mcc()));
        row.set("false_positive_rate", spread(leaderboardRow.falsePositiveRate()));
        row.set("detection_rate", spread(leaderboardRow.detectionRate()));
        ObjectNode recall = row.putObject("recall");
        for (int c = 0; c < leaderboard.classes().size(); c++) {
            recall.set(
                    leaderboard.classes().name(c),
                    spread(leaderboardRow.recall().get(c)));
        }
        row.set("train_seconds", spread(leaderboardRow.trainSeconds()));
        row.set("microseconds_per_row", spread(leaderboardRow.microsecondsPerRow()));
        row.put("bytes", leaderboardRow.bytes());
        leaderboardRow
                .againstBest()
                .ifPresent(test -> row.putObject("mcnemar")
                        .put("only_this_right", test.onlyFirst())
                        .put("only_best_right", test.onlySecond())
                        .put("p", test.p()));
        return row;
    }

    private static ObjectNode spread(Spread spread) {
        return new ObjectMapper()
                .createObjectNode()
                .put("mean", spread.mean())
                .put("standard_deviation", spread.standardDeviation())
                .put("median", spread.median())
                .put("min", spread.min())
                .put("max", spread.max());
    }
}
