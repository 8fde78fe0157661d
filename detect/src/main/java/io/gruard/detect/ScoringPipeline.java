package io.gruard.detect;

import io.gruard.traffic.source.Observation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Scores records on its own thread while the caller reads on. A batch is scored when it is full or when its first
 * record has waited long enough. Detections keep the order of the records.
 */
public final class ScoringPipeline implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final Detector detector;
    private final DetectionSink sink;
    private final ScoringSettings settings;
    private final BlockingQueue<Observation> queue;
    private final Thread thread;
    private volatile boolean ended;
    private volatile @Nullable Throwable failure;

    /** Creates a pipeline. Only its thread uses the detector and the sink until it is closed. */
    public ScoringPipeline(Detector detector, DetectionSink sink, ScoringSettings settings) {
        this.detector = detector;
        this.sink = sink;
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.queueRows());
        this.thread = Thread.ofPlatform().name("gruard-scoring").start(this::score);
    }

    /**
     * Accepts a record; waits while the queue is full.
     *
     * @throws IOException if the sink failed
     * @throws IllegalStateException if the model failed, whatever the reason
     */
    public void submit(Observation record) throws IOException {
        try {
            while (!queue.offer(record, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                requireHealthy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the model", e);
        }
        requireHealthy();
    }

    private void requireHealthy() throws IOException {
        Throwable wrong = failure;
        if (wrong instanceof IOException io) {
            throw new IOException(io.getMessage(), io);
        }
        if (wrong != null) {
            String reason = wrong.getMessage() == null ? wrong.toString() : wrong.getMessage();
            throw new IllegalStateException("scoring failed: " + reason, wrong);
        }
    }

    private void score() {
        List<Observation> batch = new ArrayList<>(settings.maxRows());
        try {
            while (gather(batch)) {
                if (batch.isEmpty()) {
                    sink.idle();
                } else {
                    sink.accept(detector.detect(batch));
                    batch.clear();
                }
            }
        } catch (Throwable e) {
            // Errors too, such as a model too large for the memory. Otherwise submit would wait forever, and close
            // would succeed.
            failure = e;
            queue.clear();
        }
    }

    /** Fills a batch, which stays empty if nothing comes for a while. Returns false at the end of the records. */
    private boolean gather(List<Observation> batch) throws InterruptedException {
        Observation first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return !ended || !queue.isEmpty();
        }
        batch.add(first);
        long deadline = first.seenNanos() + settings.longestWait().toNanos();
        while (batch.size() < settings.maxRows()) {
            queue.drainTo(batch, settings.maxRows() - batch.size());
            long left = deadline - System.nanoTime();
            if (batch.size() == settings.maxRows() || left <= 0 || ended) {
                break;
            }
            Observation next = queue.poll(left, TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            batch.add(next);
        }
        return true;
    }

    /**
     * Scores the remaining records and ends.
     *
     * @throws IOException if the sink failed
     * @throws IllegalStateException if the model failed, so that records were not scored
     */
    @Override
    public void close() throws IOException {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before all records were scored", e);
        }
        requireHealthy();
    }
}
