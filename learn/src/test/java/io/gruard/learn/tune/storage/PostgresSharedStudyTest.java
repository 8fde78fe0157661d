package io.gruard.learn.tune.storage;

class PostgresSharedStudyTest extends SharedStudyContract {

    @Override
    String url() {
        return PostgresServer.url();
    }
}
