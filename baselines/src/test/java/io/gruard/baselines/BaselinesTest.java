package io.gruard.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.experiment.ExecutionOptions;
import io.gruard.training.fit.Presets;
import io.gruard.training.settings.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static List<Baseline> baselines(String dataset, Map<String, String> changes) {
        return new Baselines(Presets.shipped().forDataSet(dataset), changes, ExecutionOptions.defaults()).all();
    }

    private static Baseline named(List<Baseline> all, String name) {
        return all.stream()
                .filter(baseline -> baseline.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allListsEveryModelInOrder() {
        assertThat(baselines("nsl-kdd", Map.of()))
                .extracting(Baseline::name)
                .containsExactly(
                        "majority",
                        "1-nn",
                        "logistic-regression",
                        "decision-tree",
                        "random-forest",
                        "boosted-trees",
                        "mlp",
                        "cnn",
                        "gru",
                        "bigru",
                        "lstm",
                        "cnn-lstm",
                        "resnet-bigru-mha",
                        "cnn-bigru-attention",
                        "cnn-bigru-attention-without-smote",
                        "cnn-bigru-attention-without-attention",
                        "cnn-bigru-attention-without-bigru",
                        "cnn-bigru-attention-without-cnn");
    }

    @Test
    void onlyPublishedNetworksBalanceByDefault() {
        List<Baseline> defaults = baselines("nsl-kdd", Map.of());
        assertThat(defaults)
                .filteredOn(baseline -> !baseline.balance().equals("none"))
                .allMatch(baseline -> baseline.name().matches("(resnet-bigru-mha|cnn-bigru-attention).*"))
                .hasSize(5);
        List<Baseline> balanced = baselines("nsl-kdd", Map.of("balance", "smote:0.5"));
        assertThat(named(balanced, "decision-tree").balance()).isEqualTo("smote:0.5");
        assertThat(named(balanced, "cnn-bigru-attention-without-smote").balance())
                .isEqualTo("none");
    }

    @Test
    void partThatSettingsAlreadyRemoveAddsNoAblation() {
        assertThat(baselines("nsl-kdd", Map.of("balance", "none")))
                .extracting(Baseline::name)
                .doesNotContain("cnn-bigru-attention-without-smote");
    }

    @Test
    void changedSettingAppliesToEveryModelThatHasIt() {
        List<Baseline> changed = baselines("nsl-kdd", Map.of("epochs", "2", "heads", "2"));
        assertThat(named(changed, "gru").recipe()).contains("epochs=2");
        assertThat(named(changed, "resnet-bigru-mha").recipe()).contains("epochs=2", "heads=2");
        assertThat(named(changed, "cnn-bigru-attention").recipe()).doesNotContain("heads");
    }

    @Test
    void unknownSettingIsRejectedWithTheNearestName() {
        assertThatThrownBy(() -> baselines("nsl-kdd", Map.of("epoch", "2")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("nearest: epochs");
    }
}
