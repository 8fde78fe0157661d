/** HTML reports of runs and studies, each a self-contained page. */
package io.gruard.experiment.report;
