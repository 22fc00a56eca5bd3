package io.jackfield.webwire.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What the programs of both sides do, by the step before which it begins. */
final class Timeline {
    private final TreeMap<Integer, List<Action>> actions = new TreeMap<>();
    private int played;

    Timeline(Scenario scenario) {
        var all = new ArrayList<Action>();
        if (scenario.clientProgram() != null) {
            all.addAll(scenario.clientProgram().actions());
        }
        if (scenario.serverProgram() != null) {
            all.addAll(scenario.serverProgram().actions());
        }
        boolean isOrdered = all.stream().allMatch(action -> action.order() >= 0);
        if (isOrdered) {
            all.sort(Comparator.comparingInt(Action::order));
        }
        int at = 0;
        for (Action action : all) {
            at = action.atStep().orElse(at);
            actions.computeIfAbsent(at, _ -> new ArrayList<>()).add(action);
        }
    }

    /** What begins before a step and was not asked for yet. */
    List<Action> before(int step) {
        var due = new ArrayList<Action>();
        for (List<Action> some : actions.subMap(played, step + 1).values()) {
            due.addAll(some);
        }
        played = step + 1;
        return due;
    }
}
