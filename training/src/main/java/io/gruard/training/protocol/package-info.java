/** Protocols: how rows are split, prepared and tested with any learner. */
package io.gruard.training.protocol;
