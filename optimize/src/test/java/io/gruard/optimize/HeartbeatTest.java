package io.gruard.optimize;

import io.gruard.optimize.storage.MemoryStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeartbeatTest {
    @Test
    void heartbeatsContinueAfterAnError() throws InterruptedException {
        AtomicInteger beats = new AtomicInteger();
        MemoryStorage storage = new MemoryStorage();
        StudyStorage failing = (StudyStorage) Proxy.newProxyInstance(
                StudyStorage.class.getClassLoader(), new Class<?>[] {StudyStorage.class}, (self, method, arguments) -> {
                    if (method.getName().equals("beat")) {
                        // The first heartbeat is that of the start of the trial.
                        if (beats.incrementAndGet() == 2) {
                            throw new StackOverflowError();
                        }
                        return null;
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        try (Heartbeat heartbeat = new Heartbeat(failing, Duration.ofMillis(1))) {
            heartbeat.begin(7);
            while (beats.get() < 4) {
                Thread.sleep(2);
            }
        }
    }
}
