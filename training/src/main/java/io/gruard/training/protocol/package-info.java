/** How rows are split, balanced and judged, and the running of it with any learner. */
package io.gruard.training.protocol;
