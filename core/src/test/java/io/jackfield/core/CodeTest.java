package io.jackfield.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {

    @ParameterizedTest
    @EnumSource
    void numberAndNameLeadBack(Code code) {
        assertThat(Code.ofNumber(code.number())).isEqualTo(code);
        assertThat(Code.ofName(code.name())).isEqualTo(code);
    }

    @Test
    void unknownNumbersAndNamesAreUnknown() {
        assertThat(Code.ofNumber(-1)).isEqualTo(Code.UNKNOWN);
        assertThat(Code.ofNumber(17)).isEqualTo(Code.UNKNOWN);
        assertThat(Code.ofName("FAILED")).isEqualTo(Code.UNKNOWN);
        assertThat(Code.ofName("")).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void numbersAreThoseOfTheWire() {
        assertThat(Code.OK.number()).isZero();
        assertThat(Code.NOT_FOUND.number()).isEqualTo(5);
        assertThat(Code.UNAUTHENTICATED.number()).isEqualTo(16);
    }

    @Test
    void anErrorIsNeverOk() {
        assertThatThrownBy(() -> new JackfieldException(Code.OK, "fine"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void strangeThrowablesTellThePeerNothing() {
        var fault = new IllegalStateException("password=secret");
        var error = JackfieldException.of(fault);
        assertThat(error.code()).isEqualTo(Code.INTERNAL);
        assertThat(error.message()).isEqualTo("internal error");
        assertThat(error).hasCause(fault);
        assertThat(JackfieldException.of(error)).isSameAs(error);
    }
}
