package io.gruard.experiment.run;

import io.gruard.core.Build;
import java.util.List;

/**
 * How a run was asked for, and of which build.
 *
 * @param command the command line, without secrets; empty for a run that no command began
 * @param preset name of the preset that the settings were taken from, perhaps with changes; empty if there was none
 * @param commit the git commit of this build of gruard; empty if it is not known
 */
public record RunOrigin(String command, String preset, String commit) {
    /** A run that a command began; its words may hold secrets, which are left out. */
    public static RunOrigin ofCommand(List<String> words, String preset) {
        return new RunOrigin(
                CommandText.withoutSecrets(words), preset, Build.commit().orElse(""));
    }

    /** A run that a program began. */
    public static RunOrigin ofProgram() {
        return new RunOrigin("", "", Build.commit().orElse(""));
    }

    /** The same, gone on with by this build. */
    RunOrigin byThisBuild() {
        return new RunOrigin(command, preset, Build.commit().orElse(""));
    }
}
