package io.gruard.cli.demo;

import io.gruard.training.metric.AttackRates;

/**
 * One line of the comparison: the network, or a baseline.
 *
 * @param name as the table shows it
 * @param description what it is, or the text of a rule
 * @param later rates on the later traffic of the simulation that it was trained on
 * @param fresh rates on the fresh traffic
 */
public record Contender(String name, String description, AttackRates later, AttackRates fresh) {}
