package io.jackfield.lua.compile;

import io.jackfield.lua.syntax.Block;
import io.jackfield.lua.syntax.Statement;

import java.lang.classfile.Label;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where {@code break} and {@code goto} go. */
final class Jumps {
    private final Code code;
    private final Deque<Map<String, Label>> blocks = new ArrayDeque<>();
    private final Set<Label> bound = new HashSet<>();
    private final Deque<Label> loops = new ArrayDeque<>();

    Jumps(Code code) {
        this.code = code;
    }

    void open(Block block) {
        Map<String, Label> labels = new HashMap<>();
        for (Statement statement : block.statements()) {
            if (statement instanceof Statement.Label label) {
                labels.put(label.name(), code.out.newLabel());
            }
        }
        blocks.push(labels);
    }

    void close() {
        blocks.pop();
    }

    void enterLoop(Label end) {
        loops.push(end);
    }

    void endLoop() {
        loops.pop();
    }

    void leaveLoop() {
        code.out.goto_(loops.element());
    }

    /** Places a label of the innermost block. */
    void bind(String name) {
        Label label = blocks.element().get(name);
        if (label == null || !bound.add(label)) {
            throw new Code.Unsupported("a label twice");
        }
        code.out.labelBinding(label);
    }

    /** Jumps to a label; backwards this takes a step. */
    void jump(String name) {
        for (Map<String, Label> labels : blocks) {
            Label label = labels.get(name);
            if (label != null) {
                if (bound.contains(label)) {
                    code.step();
                }
                code.out.goto_(label);
                return;
            }
        }
        throw new Code.Unsupported("a jump to nowhere");
    }
}
