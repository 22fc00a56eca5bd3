package io.jackfield.switchboard;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jackfield.core.Code;
import io.jackfield.core.JackfieldException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;

/** What the tests say of errors. */
final class Errors {

    static ThrowableAssertAlternative<JackfieldException> assertFails(
            Code code, ThrowingCallable action) {
        return assertThatExceptionOfType(JackfieldException.class)
                .isThrownBy(action)
                .satisfies(
                        e -> org.assertj.core.api.Assertions.assertThat(e.code()).isEqualTo(code));
    }

    private Errors() {}
}
