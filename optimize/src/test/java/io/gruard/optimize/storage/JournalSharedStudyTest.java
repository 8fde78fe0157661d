package io.gruard.optimize.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class JournalSharedStudyTest extends SharedStudyContract {

    @TempDir
    Path folder;

    @Override
    String url() {
        return folder.resolve("study.log").toString();
    }
}
