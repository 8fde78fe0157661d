package io.gruard.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Catalogue;
import io.gruard.training.settings.Setting;
import io.gruard.training.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPlanTest {
    private static final RunPlan.DataChoice DATA = new RunPlan.DataChoice("nsl-kdd", "", "five classes", 500);
    private static final Catalogue CATALOGUE =
            new Catalogue(List.of(new Setting.Whole("epochs", 20, 1, 1000, "passes over the data")));
    private static final List<SourceFile> FILES = List.of(new SourceFile("train", "KDDTrain+.txt", 125973, "00ff"));

    /** The expected value was computed with sha256sum. */
    @Test
    void sumIsOfNamedFieldsAndNeverChanges() {
        assertThat(plan(DATA, "32").sum(FILES))
                .isEqualTo("f7c728f6711fc1f25d9604c711dcb2822098b54125d91c18fdc3fa011f832d37");
    }

    @Test
    void everyPartOfThePlanExceptSeedsChangesTheSum() {
        Settings settings = settings("32");
        Protocol protocol = new Protocol.KFold(5);
        String sum = plan(DATA, "32").sum(FILES);

        assertThat(new RunPlan(DATA, "mlp", protocol, 9, 3, settings).sum(FILES))
                .isEqualTo(sum);
        assertThat(List.of(
                        plan(new RunPlan.DataChoice("other", "", "five classes", 500), "32")
                                .sum(FILES),
                        plan(new RunPlan.DataChoice("nsl-kdd", "own.yaml", "five classes", 500), "32")
                                .sum(FILES),
                        plan(new RunPlan.DataChoice("nsl-kdd", "", "two classes", 500), "32")
                                .sum(FILES),
                        plan(new RunPlan.DataChoice("nsl-kdd", "", "five classes", 0), "32")
                                .sum(FILES),
                        plan(DATA, "64").sum(FILES),
                        plan(DATA, "32").sum(List.of()),
                        new RunPlan(DATA, "gru", protocol, 1, 1, settings).sum(FILES),
                        new RunPlan(DATA, "mlp", new Protocol.KFold(6), 1, 1, settings).sum(FILES)))
                .doesNotContain(sum)
                .doesNotHaveDuplicates();
    }

    private static RunPlan plan(RunPlan.DataChoice data, String epochs) {
        return new RunPlan(data, "mlp", new Protocol.KFold(5), 1, 1, settings(epochs));
    }

    private static Settings settings(String epochs) {
        return Settings.defaults(CATALOGUE).with("epochs", epochs);
    }
}
