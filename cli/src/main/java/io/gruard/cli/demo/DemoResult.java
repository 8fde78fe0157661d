package io.gruard.cli.demo;

import io.gruard.training.metric.AttackRates;
import java.nio.file.Path;
import java.util.List;

/**
 * The results of a demonstration.
 *
 * @param trainingPackets packets of the traffic to train and test on
 * @param freshPackets packets of the fresh traffic
 * @param earlier training connections, validation included
 * @param synthetic connections that SMOTE added
 * @param later connections of the test by time
 * @param contenders the network first, then the baselines
 * @param kinds results on the fresh traffic by kind, the benign kind first
 * @param alerts alerts of the fresh traffic, largest first
 * @param moments the fresh connections by time
 * @param stages the steps that were done, in order
 * @param page the page that shows all this
 * @param run folder of the training run
 * @param alertFile the alerts as EVE JSON
 */
public record DemoResult(
        DemoSettings settings,
        long trainingPackets,
        long freshPackets,
        int earlier,
        int synthetic,
        int later,
        List<Contender> contenders,
        List<KindResult> kinds,
        List<LabelledAlert> alerts,
        List<Moment> moments,
        List<Stage> stages,
        Path page,
        Path run,
        Path alertFile) {
    /** The goal: maximum share of the benign connections classified as attacks. */
    public static final double MAX_FALSE_POSITIVE_RATE = 0.02;

    /** The goal: minimum share of the attack connections classified as attacks. */
    public static final double MIN_DETECTION_RATE = 0.98;

    public DemoResult {
        contenders = List.copyOf(contenders);
        kinds = List.copyOf(kinds);
        alerts = List.copyOf(alerts);
        moments = List.copyOf(moments);
        stages = List.copyOf(stages);
    }

    /** Returns the rates of the network on the fresh traffic. */
    public AttackRates fresh() {
        return contenders.getFirst().fresh();
    }

    /** Returns whether rates reach the goal. */
    public static boolean reached(AttackRates rates) {
        return rates.falsePositiveRate().value() <= MAX_FALSE_POSITIVE_RATE
                && rates.detectionRate().value() >= MIN_DETECTION_RATE;
    }
}
