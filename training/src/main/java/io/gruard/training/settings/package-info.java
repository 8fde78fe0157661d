/** Settings with a name, a range and a default each, so that command line, files and tuner all speak of the same ones. */
package io.gruard.training.settings;
