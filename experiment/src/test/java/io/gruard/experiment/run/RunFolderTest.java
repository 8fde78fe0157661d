package io.gruard.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.AtomicFile;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    private Path target;
    private Path unfinished;

    @BeforeEach
    void names() {
        target = folder.resolve("run");
        unfinished = folder.resolve("run.unfinished");
    }

    @Test
    void defaultNameIsFree() throws IOException {
        RunPlan plan = new RunPlan(
                new RunPlan.DataChoice("nsl-kdd", "", "", 0),
                "mlp",
                new Protocol.Official(),
                1,
                1,
                Settings.defaults(FitSettings.catalogue(Architectures.named("mlp"))));
        Instant begun = Instant.parse("2026-01-05T08:00:09Z");

        Path first = RunFolder.free(folder, plan, begun);
        assertThat(first).isEqualTo(folder.resolve("nsl-kdd-mlp-20260105-080009"));
        Files.createDirectory(first);
        Files.createDirectory(folder.resolve("nsl-kdd-mlp-20260105-080009-2.unfinished"));
        assertThat(RunFolder.free(folder, plan, begun)).isEqualTo(folder.resolve("nsl-kdd-mlp-20260105-080009-3"));
    }

    @Test
    void takesItsNameOnlyWhenItIsWhole() throws IOException {
        try (RunFolder run = RunFolder.begin(target)) {
            assertThat(target).doesNotExist();
            AtomicFile.writeText(run.work().resolve("metrics.json"), "{}");
            run.finish();
        }
        assertThat(unfinished).doesNotExist();
        assertThat(target.toFile().list()).containsExactlyInAnyOrder("metrics.json", "checkpoint");
    }

    @Test
    void neverGoesOverAnOlderRun() throws IOException {
        Files.createDirectory(target);
        assertThatThrownBy(() -> RunFolder.begin(target))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(target + " already exists; choose another output folder");
        Files.delete(target);
        RunFolder.begin(target).close();
        assertThatThrownBy(() -> RunFolder.begin(target))
                .hasMessage(
                        unfinished + " holds an unfinished run; resume it, delete it, or choose another output folder");
    }

    @Test
    void isBegunOrGoneOnWithAsThingsAre() throws IOException {
        try (RunFolder run = RunFolder.beginOrResume(target)) {
            AtomicFile.writeText(run.work().resolve("run.json"), "{}");
        }
        try (RunFolder run = RunFolder.beginOrResume(target)) {
            assertThat(run.work().resolve("run.json")).exists();
        }
    }

    @Test
    void isResumedByEitherName() throws IOException {
        try (RunFolder run = RunFolder.begin(target)) {
            AtomicFile.writeText(run.work().resolve("run.json"), "{}");
        }
        try (RunFolder run = RunFolder.resume(target)) {
            assertThat(run.work()).isEqualTo(unfinished);
        }
        try (RunFolder run = RunFolder.resume(unfinished)) {
            assertThat(run.target()).isEqualTo(target);
        }
    }

    @Test
    void isNotResumedByTwoAtOnce() throws IOException {
        try (RunFolder run = RunFolder.begin(target)) {
            AtomicFile.writeText(run.work().resolve("run.json"), "{}");
            assertThatThrownBy(() -> RunFolder.resume(target)).hasMessageContaining("another process is training");
        }
    }

    @Test
    void withoutAnythingToGoOnFromThereIsNothingToResume() throws IOException {
        assertThatThrownBy(() -> RunFolder.resume(target)).hasMessageContaining("no such folder");
        RunFolder.begin(target).close();
        assertThatThrownBy(() -> RunFolder.resume(target)).hasMessageContaining("run.json is missing");
        Files.createDirectory(target);
        assertThatThrownBy(() -> RunFolder.resume(target)).hasMessageContaining("is finished");
    }

    @Test
    void isDiscardedOnlyWhileItHoldsNoCheckpoint() throws IOException {
        RunFolder kept = RunFolder.begin(target);
        AtomicFile.writeText(kept.checkpoints().resolve("official.state"), "");
        assertThat(kept.discardIfNothingTrained()).isFalse();
        assertThat(unfinished).exists();
        kept.close();

        RunFolder discarded = RunFolder.begin(folder.resolve("other"));
        assertThat(discarded.discardIfNothingTrained()).isTrue();
        assertThat(folder.toFile().list()).containsExactly("run.unfinished");
    }
}
