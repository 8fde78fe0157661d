package io.gruard.learn.novelty;

import io.gruard.model.NoveltyDetector;

/**
 * A novelty detector and from where on it is listened to.
 *
 * @param noveltyFrom novelty above which a record is an unknown attack, unless the classifier knows it for one
 */
public record Guard(NoveltyDetector detector, double noveltyFrom) {}
