package io.gruard.training.protocol;

import io.gruard.core.Groups;
import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.core.TrainingRows;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.split.TimeSplit;
import java.util.ArrayList;
import java.util.List;

/** Makes the rounds of protocols that test on later traffic or on other parts of the data set. */
public final class PartRounds {
    static final String TIME = "time";

    private PartRounds() {}

    /**
     * Makes one round that trains on the first rows by time stamp and tests on the others.
     *
     * @throws IllegalArgumentException if rows have no time stamps, or the earlier ones have no benign row or no attack
     */
    static Round byTime(Protocol.ByTime protocol, Records all) {
        Split split = new TimeSplit(protocol.fraction()).hold(all);
        Records earlier = split.training().records();
        if (!trainable(earlier)) {
            throw new IllegalArgumentException(
                    "protocol " + protocol.text() + ": expected benign rows and attacks among"
                            + " the first " + earlier.rows() + " rows of '" + all.part() + "', found " + counts(earlier)
                            + "; choose another fraction");
        }
        return new Round.Honest(TIME, split.training(), keyed(all), List.of(new Round.Test(TIME, split.heldOut())));
    }

    /**
     * Makes one round for each part, which tests on every other part. Parts without benign rows or attacks are test parts only.
     *
     * @throws IllegalArgumentException if there is no other part, or none can be trained on
     */
    static List<Round> across(TrainTestData data) {
        List<Records> parts = new ArrayList<>(List.of(data.main()));
        parts.addAll(data.tests());
        List<Round> rounds = new ArrayList<>();
        for (Records part : parts) {
            if (trainable(part)) {
                rounds.add(across(part, parts));
            }
        }
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("protocol across: expected a part with benign rows and attacks, found "
                    + String.join(
                            "; ", parts.stream().map(PartRounds::described).toList()));
        }
        return rounds;
    }

    /**
     * Makes one round that trains on the main part and tests on the others.
     *
     * @throws IllegalArgumentException if there is no other part, or the main part lacks benign rows or attacks
     */
    static Round acrossFrom(TrainTestData data) {
        if (!trainable(data.main())) {
            throw new IllegalArgumentException(
                    "protocol across: expected benign rows and attacks to train on, found " + described(data.main()));
        }
        return across(data.main(), data.tests());
    }

    /** Describes each part that is a test part only, because it has no benign row or no attack. */
    public static List<String> untrainable(TrainTestData data) {
        List<Records> parts = new ArrayList<>(List.of(data.main()));
        parts.addAll(data.tests());
        return parts.stream()
                .filter(part -> !trainable(part))
                .map(part -> "Not trained on " + described(part) + ".")
                .toList();
    }

    private static Round across(Records trained, List<Records> parts) {
        List<Round.Test> tests = new ArrayList<>();
        TrainingRows training = null;
        for (Records part : parts) {
            if (!part.part().equals(trained.part())) {
                Split split = Split.official(trained, part);
                training = split.training();
                tests.add(new Round.Test(EvaluationName.transfer(trained.part(), part.part()), split.heldOut()));
            }
        }
        if (training == null) {
            throw new IllegalArgumentException(
                    "protocol across: expected two parts or more, found '" + trained.part() + "' alone");
        }
        return new Round.Honest(EvaluationName.acrossFrom(trained.part()), training, keyed(trained), tests);
    }

    /** Whether the descriptor names groups, such as captures or time ranges. Validation rows are other groups, then. */
    static boolean keyed(Records records) {
        return records.groups() instanceof Groups.Keyed;
    }

    private static boolean trainable(Records records) {
        int benign = records.labels().counts()[records.classes().benign()];
        return benign > 0 && benign < records.rows();
    }

    private static String described(Records records) {
        return "'" + records.part() + "' with " + counts(records);
    }

    private static String counts(Records records) {
        int benign = records.labels().counts()[records.classes().benign()];
        return benign + " benign rows and " + (records.rows() - benign) + " attacks";
    }
}
