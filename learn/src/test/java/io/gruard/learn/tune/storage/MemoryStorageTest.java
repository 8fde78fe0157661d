package io.gruard.learn.tune.storage;

import io.gruard.learn.tune.StudyStorage;

class MemoryStorageTest extends StorageContract {

    @Override
    StudyStorage open() {
        return new MemoryStorage();
    }
}
