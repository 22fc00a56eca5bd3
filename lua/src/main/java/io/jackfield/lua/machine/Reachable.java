package io.jackfield.lua.machine;

import io.jackfield.lua.LuaCoroutine;
import io.jackfield.lua.LuaTable;
import io.jackfield.lua.LuaUserdata;
import io.jackfield.lua.LuaValues;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/** A walk over everything that a state can reach, without recursion. */
final class Reachable {
    private static final long STRING_BYTES = 40;
    private static final long FRAME_BYTES = 64;
    private static final long CLOSURE_BYTES = 48;
    private static final long CELL_BYTES = 16;
    private static final long NUMBER_BYTES = 16;
    private static final long SHOWN_BYTES = 32;

    /** Things that are looked into, a step each, before the clock may be asked. */
    private static final int OPENED_AT_ONCE = 256;

    private final Machine machine;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long bytes;
    private int opened;

    Reachable(Machine machine) {
        this.machine = machine;
    }

    /** Everything that was reached. */
    Set<Object> reached() {
        return seen;
    }

    /** Bytes in all. */
    long measure() {
        visit(machine.globals());
        visit(machine.registry());
        visit(machine.stringMetatable());
        visit(machine.tailFunction);
        visitAll(machine.tailArguments);
        visit(machine.noFrame.result);
        machine.forgetMark();
        for (Frame frame = machine.frame; frame != null; frame = frame.caller) {
            visit(frame);
        }
        for (Coroutine at = machine.current; at != null; at = at.resumer()) {
            visit(at);
        }
        for (Frame frame : machine.callers) {
            for (Frame at = frame; at != null; at = at.caller) {
                visit(at);
            }
        }
        for (Object next = waiting.poll(); next != null; next = waiting.poll()) {
            open(next);
            if (++opened % OPENED_AT_ONCE == 0) {
                machine.step(OPENED_AT_ONCE);
            }
        }
        return bytes + machine.hops * Stacks.BYTES + machine.cachedBytes();
    }

    private void visit(@Nullable Object value) {
        switch (value) {
            case null -> {}
            case Boolean ignored -> {}
            case Double ignored -> bytes += NUMBER_BYTES;
            case String string -> {
                if (seen.add(string)) {
                    bytes += STRING_BYTES + string.length();
                }
            }
            default -> {
                if (seen.add(value)) {
                    waiting.add(value);
                }
            }
        }
    }

    private void visitAll(@Nullable Object[] values) {
        bytes += 4L * values.length;
        if (values.length >= OPENED_AT_ONCE) {
            machine.step(values.length >> 2);
        }
        for (Object value : values) {
            visit(value);
        }
    }

    private void open(Object value) {
        switch (value) {
            case LuaTable table -> open(table);
            case LuaClosure closure -> {
                bytes += CLOSURE_BYTES + 4L * closure.upvalues.length;
                visit(closure.environment);
                if (closure.prototype().isOfScript()) {
                    visit(closure.prototype());
                }
                for (Cell cell : closure.upvalues) {
                    visit(cell);
                }
            }
            case Prototype prototype -> {
                bytes += prototype.bytes();
                visit(prototype.chunkName());
                prototype.inner().forEach(this::visit);
            }
            case Cell cell -> {
                bytes += CELL_BYTES;
                visit(cell.value);
            }
            case Frame frame -> {
                bytes += FRAME_BYTES;
                visit(frame.closure);
                visitAll(frame.slots);
                visitAll(frame.varargs);
                visit(frame.result);
            }
            case Shown shown -> {
                bytes += SHOWN_BYTES;
                visit(shown.outer());
                visit(shown.first());
                visit(shown.second());
            }
            case Object[] values -> visitAll(values);
            case LuaValues values -> {
                for (int i = 0; i < values.count(); i++) {
                    visit(values.get(i));
                }
            }
            case StringBuilder text -> bytes += text.capacity();
            case LuaUserdata userdata -> {
                bytes += NUMBER_BYTES;
                visit(userdata.metatable());
            }
            case Coroutine coroutine -> {
                // What the running ones use is counted with the state.
                boolean isSuspended = coroutine.status() == LuaCoroutine.Status.SUSPENDED;
                bytes += isSuspended ? coroutine.bytes() : Coroutine.BYTES;
                visit(coroutine.function());
                visit(coroutine.arguments());
                for (Frame at = coroutine.frame; at != null; at = at.caller) {
                    visit(at);
                }
            }
            case Holder holder -> {
                bytes += holder.bytes();
                visit(holder.held());
            }
            default -> bytes += NUMBER_BYTES;
        }
    }

    private void open(LuaTable table) {
        bytes += table.bytes();
        visit(table.metatable());
        machine.step((int) (table.bytes() >> 9));
        for (int at = table.next(-1); at >= 0; at = table.next(at)) {
            Object key = table.keyAt(at);
            // Keys of elements are made when they are asked for.
            if (!(key instanceof Double number && number == at + 1)) {
                visit(key);
            }
            visit(table.valueAt(at));
        }
    }
}
