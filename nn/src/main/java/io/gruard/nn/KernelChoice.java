package io.gruard.nn;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Chooses the kernels once and logs what is missing if they are the plain ones. */
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
                "the Vector API is not available, so computing is several times slower; start Java with --add-modules"
                        + " jdk.incubator.vector");
        return new PlainKernels();
    }
}
