package io.gruard.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Lets a command end in an orderly way on Ctrl-C. The JVM's shutdown waits until the command has noticed the request,
 * saved its state, and closed this. The process then ends with the exit code of the signal, 130.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {
    /** A step takes well under a second and a checkpoint a few; a command that needs longer is stuck. */
    private static final long SECONDS_TO_END = 60;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::shutDown, "interruption");

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public boolean getAsBoolean() {
        return requested.get();
    }

    private void shutDown() {
        requested.set(true);
        try {
            boolean inTime = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("gruard: did not stop within " + SECONDS_TO_END + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already shutting down: the hook has run and now returns.
            return;
        }
    }
}
