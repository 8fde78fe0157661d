package io.gruard.detect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.traffic.source.Observation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScoringPipelineTest {
    private static final ScoringSettings SMALL = new ScoringSettings(1, Duration.ZERO, 2, 1);

    private static final DetectionSink BROKEN = batch -> {
        throw new OutOfMemoryError("Java heap space");
    };

    private static Observation record() {
        return TestModels.observation(1, "10.0.0.1", "10.0.0.2", 1);
    }

    @Test
    void submitReportsAnErrorInsteadOfWaitingForever() {
        try (Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1)) {
            assertThatThrownBy(() -> {
                        try (ScoringPipeline pipeline = new ScoringPipeline(detector, BROKEN, SMALL)) {
                            while (true) {
                                pipeline.submit(record());
                            }
                        }
                    })
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("scoring failed: Java heap space");
        }
    }

    @Test
    void closeReportsAnErrorThatLeftRecordsUnscored() throws Exception {
        CountDownLatch submitted = new CountDownLatch(1);
        DetectionSink late = batch -> {
            try {
                submitted.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new StackOverflowError();
        };
        try (Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1)) {
            ScoringPipeline pipeline = new ScoringPipeline(detector, late, SMALL);
            pipeline.submit(record());
            pipeline.submit(record());
            submitted.countDown();
            assertThatThrownBy(pipeline::close)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("scoring failed: ")
                    .hasCauseInstanceOf(StackOverflowError.class);
        }
    }
}
