package io.gruard.experiment.run;

import io.gruard.core.Build;
import java.util.List;

/**
 * Command, preset and build of a run.
 *
 * @param command the command line without secrets; empty for a run that a program began
 * @param preset name of the preset of the settings, which may have been changed; empty if there was none
 * @param commit the git commit of this build of gruard; empty if it is unknown
 */
public record RunOrigin(String command, String preset, String commit) {
    /** Makes the origin of a run that a command began. It omits secrets in the arguments. */
    public static RunOrigin ofCommand(List<String> arguments, String preset) {
        return new RunOrigin(
                CommandText.withoutSecrets(arguments), preset, Build.commit().orElse(""));
    }

    /** Makes the origin of a run that a program began. */
    public static RunOrigin ofProgram() {
        return new RunOrigin("", "", Build.commit().orElse(""));
    }

    /** Returns the origin with the commit of this build, which resumes the run. */
    RunOrigin byThisBuild() {
        return new RunOrigin(command, preset, Build.commit().orElse(""));
    }
}
