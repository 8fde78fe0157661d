/** The fitting of novelty detectors: what benign rows look like, and from where on a row is called unlike them. */
@org.jspecify.annotations.NullMarked
package io.gruard.training.novelty;
