package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildTest {
    private static Optional<String> commit(String text) throws IOException {
        return Build.commit(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void commitIsAHashOrUnknown() {
        Build.commit().ifPresent(commit -> assertThat(commit).matches("[0-9a-f]{40}(-dirty)?"));
    }

    @Test
    void commitIsUnknownWithoutBuildProperty() throws IOException {
        assertThat(Build.commit(null)).isEmpty();
        assertThat(commit("commit=\n")).isEmpty();
        assertThat(commit("commit=0123abcd\n")).contains("0123abcd");
    }
}
