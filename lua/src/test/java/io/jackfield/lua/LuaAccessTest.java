package io.jackfield.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** Scripts use Java objects as far as a list allows. */
class LuaAccessTest {
    private static final LuaAccess<Person> PERSON =
            LuaAccess.of(MethodHandles.lookup(), Person.class).property("name").build();
    private static final LuaAccess<Account> ACCOUNT =
            LuaAccess.of(MethodHandles.lookup(), Account.class)
                    .property("balance")
                    .property("open")
                    .method("deposit")
                    .method("owner")
                    .method("fail")
                    .method("transfer")
                    .method("note", "noteNumber", int.class)
                    .wrapping(PERSON)
                    .build();

    private final LuaState state = LuaState.create();
    private final Account account = new Account(new Person("Ada"));

    /** Has one property. */
    public record Person(String name) {}

    /** What a transfer takes. */
    public record Transfer(int amount, List<String> reasons, Kind kind) {}

    /** Kinds of transfers. */
    public enum Kind {
        IN,
        OUT
    }

    /** Some of its methods are allowed. */
    public static final class Account {
        private final Person owner;
        private int balance;

        Account(Person owner) {
            this.owner = owner;
        }

        public int getBalance() {
            return balance;
        }

        public boolean isOpen() {
            return true;
        }

        public Person owner() {
            return owner;
        }

        public int deposit(int amount) {
            balance += amount;
            return balance;
        }

        public void fail(String text) throws IOException {
            throw new IOException(text);
        }

        public String transfer(Transfer transfer) {
            return transfer.kind() + " " + transfer.amount() + " " + transfer.reasons();
        }

        public String note(String text) {
            return "text " + text;
        }

        public String note(int number) {
            return "number " + number;
        }

        public void secret() {
            balance = 1_000_000;
        }
    }

    @AfterEach
    void close() {
        state.close();
    }

    private @Nullable Object run(String source) {
        state.globals().put("account", ACCOUNT.wrap(state, account));
        return state.call(state.load(state.compile(source, "=test")));
    }

    @Test
    void callsWhatIsAllowed() {
        assertThat(run("account:deposit(5) account:deposit('2') return account.balance"))
                .isEqualTo(7.0);
        assertThat(run("return account.open")).isEqualTo(true);
        assertThat(run("return account:owner().name")).isEqualTo("Ada");
        assertThat(run("return account:noteNumber(3)")).isEqualTo("number 3");
        assertThat(
                        run(
                                "return account:transfer{amount=3, reasons={'a', 'b'}, kind='OUT',"
                                        + " unknown=1}"))
                .isEqualTo("OUT 3 [a, b]");
    }

    @Test
    void hidesEverythingElse() {
        assertThat(run("return account.secret")).isNull();
        assertThat(run("return account.getClass")).isNull();
        assertThat(run("return account.note")).isNull();
        assertThat(run("return getmetatable(account)")).isEqualTo(false);
        assertThat(run("return tostring(account)")).asString().startsWith("Account: ");
        assertFails("account.balance = 5", "'balance' cannot be set");
        assertFails("setmetatable(account, {})", "bad argument");
        assertThat(account.getBalance()).isZero();
    }

    @Test
    void saysWhatDoesNotFit() {
        assertFails("account:deposit(1.5)", "1.5 is no integer of this size");
        assertFails("account:deposit(2^31)", "2147483648 is no integer of this size");
        assertFails("account:deposit{}", "number expected, got table");
        assertFails("account.deposit({}, 1)", "Account expected, got table");
        assertFails("account:transfer{amount=1, reasons={1, {}}}", "[reasons] [2] string expected");
        assertFails("account:transfer{amount=1, kind='UP'}", "[kind] Kind has no constant UP");
        assertFails("account:transfer{}", "[amount] int expected, got nil");
    }

    private void assertFails(String source, String message) {
        assertThatThrownBy(() -> run(source))
                .isInstanceOf(LuaException.class)
                .hasMessageContaining(message);
    }

    @Test
    void letsScriptsCatchWhatMethodsThrow() {
        assertThat(run("local ok, text = pcall(account.fail, account, 'no') return text"))
                .isEqualTo("no");
        assertThatThrownBy(() -> run("account:fail('no')"))
                .isInstanceOf(LuaException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void keepsTheIdentityOfObjects() {
        assertThat(run("return account:owner() == account:owner()")).isEqualTo(true);
        assertThat(run("local seen = {[account:owner()] = 1} return seen[account:owner()]"))
                .isEqualTo(1.0);
        assertThat(ACCOUNT.wrap(state, account)).isSameAs(ACCOUNT.wrap(state, account));
        assertThat(ACCOUNT.wrap(state, account).object()).isSameAs(account);
        assertThat(ACCOUNT.wrap(state, new Account(new Person("B"))))
                .isNotSameAs(ACCOUNT.wrap(state, account));
    }

    @Test
    void refusesToListWhatIsNotThere() {
        var builder = LuaAccess.of(MethodHandles.lookup(), Account.class);
        assertThatThrownBy(() -> builder.method("nowhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no public method nowhere");
        assertThatThrownBy(() -> builder.method("note"))
                .hasMessageContaining("no public single method note");
        assertThatThrownBy(() -> builder.property("size")).hasMessageContaining("property size");
        assertThatThrownBy(() -> builder.method("getClass"))
                .hasMessageContaining("no public method getClass");
    }
}
