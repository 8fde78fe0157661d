/** Training of one network on one set of rows: the loop, early stopping, checkpoints, and what is seen of it. */
package io.gruard.training.fit;
