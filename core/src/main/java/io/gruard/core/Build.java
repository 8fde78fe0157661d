package io.gruard.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Identifies this build of gruard. */
public final class Build {
    private Build() {}

    /** The git commit that was built, followed by {@code -dirty} if files differed from it. Empty if it is unknown. */
    public static Optional<String> commit() {
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            return commit(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the commit of this build", e);
        }
    }

    static Optional<String> commit(@Nullable InputStream in) throws IOException {
        Properties properties = new Properties();
        if (in != null) {
            properties.load(in);
        }
        String commit = properties.getProperty("commit", "").strip();
        return commit.isEmpty() ? Optional.empty() : Optional.of(commit);
    }
}
