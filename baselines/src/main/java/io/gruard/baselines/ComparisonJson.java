package io.gruard.baselines;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.experiment.run.Machine;
import io.gruard.training.metric.Spread;

/** {@code comparison.json}: the tables for other programs. Rates are fractions, times seconds and microseconds. */
final class ComparisonJson {
    private ComparisonJson() {}

    static String text(Standings standings) {
        ComparisonPlan plan = standings.plan();
        ObjectNode root = new ObjectMapper()
                .createObjectNode()
                .put("dataset", plan.run().data().name())
                .put("task", plan.run().data().task())
                .put("protocol", plan.run().protocol().text())
                .put("first_seed", plan.run().seed())
                .put("subsample", plan.run().data().rows())
                .put("machine", Machine.current().text());
        ArrayNode tables = root.putArray("tables");
        for (Standings.Table table : standings.tables()) {
            ObjectNode node =
                    tables.addObject().put("evaluation", table.evaluation()).put("best", table.best());
            ArrayNode rows = node.putArray("rows");
            table.standings().forEach(standing -> rows.add(row(standing, standings)));
        }
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode row(Standing standing, Standings standings) {
        ObjectNode row = new ObjectMapper()
                .createObjectNode()
                .put("model", standing.contestant())
                .put("description", standing.description())
                .put("balance", standing.balance())
                .put("seeds", standing.seeds());
        row.set("accuracy", spread(standing.accuracy()));
        row.set("f1_macro", spread(standing.macroF1()));
        row.set("mcc", spread(standing.mcc()));
        row.set("false_positive_rate", spread(standing.falsePositiveRate()));
        row.set("detection_rate", spread(standing.detectionRate()));
        ObjectNode recall = row.putObject("recall");
        for (int c = 0; c < standings.classes().size(); c++) {
            recall.set(standings.classes().name(c), spread(standing.recall().get(c)));
        }
        row.set("train_seconds", spread(standing.trainSeconds()));
        row.set("microseconds_per_row", spread(standing.microsecondsPerRow()));
        row.put("bytes", standing.bytes());
        standing.againstBest()
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
