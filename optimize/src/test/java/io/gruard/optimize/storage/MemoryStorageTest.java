package io.gruard.optimize.storage;

import io.gruard.optimize.StudyStorage;

class MemoryStorageTest extends StorageContract {

    @Override
    StudyStorage open() {
        return new MemoryStorage();
    }
}
