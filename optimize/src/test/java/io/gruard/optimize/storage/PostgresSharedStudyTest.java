package io.gruard.optimize.storage;

class PostgresSharedStudyTest extends SharedStudyContract {

    @Override
    String url() {
        return PostgresServer.url();
    }
}
