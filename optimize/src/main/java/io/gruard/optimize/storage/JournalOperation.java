package io.gruard.optimize.storage;

import java.util.Arrays;

/** The operation of a line of a journal. */
enum JournalOperation {
    CREATE_STUDY(0),
    DELETE_STUDY(1),
    SET_STUDY_USER_ATTRIBUTE(2),
    SET_STUDY_SYSTEM_ATTRIBUTE(3),
    CREATE_TRIAL(4),
    SET_TRIAL_PARAMETER(5),
    SET_TRIAL_STATE_VALUES(6),
    SET_TRIAL_INTERMEDIATE_VALUE(7),
    SET_TRIAL_USER_ATTRIBUTE(8),
    SET_TRIAL_SYSTEM_ATTRIBUTE(9),
    DISCARD_TRIALS(10);

    private final int code;

    JournalOperation(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static JournalOperation of(int code) {
        return Arrays.stream(values())
                .filter(operation -> operation.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("op_code: expected 0 to 10, found " + code));
    }
}
