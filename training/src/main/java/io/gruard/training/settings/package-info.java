/** Settings, each with a name, a range and a default. Command line, files and parameter search share them. */
package io.gruard.training.settings;
