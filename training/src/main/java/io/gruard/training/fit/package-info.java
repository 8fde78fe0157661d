/** Trains networks: the training loop, early stopping, checkpoints, calibration, settings and presets. */
package io.gruard.training.fit;
