package io.gruard.nn;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Chooses the kernels once, and says what is missing if they are the plain ones. */
final class KernelChoice {
    static final Kernels CHOSEN = choose();

    private KernelChoice() {}

    private static Kernels choose() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            return new VectorKernels();
        }
        Logger log = System.getLogger(Kernels.class.getPackageName());
        log.log(
                Level.WARNING,
                "plain loops instead of vectors, several times slower: start Java with --add-modules"
                        + " jdk.incubator.vector");
        return new PlainKernels();
    }
}
