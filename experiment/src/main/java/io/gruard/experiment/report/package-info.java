/** {@code report.html}: a run for people, in one page that needs nothing else. */
package io.gruard.experiment.report;
