package io.jackfield.switchboard;

import io.jackfield.core.Principal;

import java.util.List;
import java.util.Set;

/**
 * Who may do what. Without any rule everything is allowed. With rules, what no rule allows is
 * denied, and a rule that denies beats all that allow. {@link Principal#LOCAL} may do everything.
 * Never changes; safe for use by any thread.
 *
 * <p>In patterns {@code *} stands for any characters within one segment, none included, and {@code
 * **} for any characters, slashes included. Everything else stands for itself.
 *
 * <pre>{@code
 * board.rules(Rules.of(
 *         Rule.allow("*", "demo/**", Action.CALL, Action.FOLLOW),
 *         Rule.allow("plugin-crm", "contacts/*", Action.OFFER),
 *         Rule.deny("anonymous", "demo/errors/*", Action.CALL)));
 * }</pre>
 */
public final class Rules {
    /** No rules: everything is allowed. */
    public static final Rules NONE = new Rules(List.of());

    private final List<Rule> rules;
    private final List<Compiled> compiled;

    private Rules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.compiled = this.rules.stream().map(Compiled::of).toList();
    }

    /** What a rule speaks of. */
    public enum Action {
        /** Call a function. */
        CALL,
        /** Publish to a topic. */
        PUBLISH,
        /** Follow a topic. */
        FOLLOW,
        /** Offer a function under a name. */
        OFFER,
        /** Call a function on behalf of somebody else. */
        DELEGATE
    }

    /** What a rule does. */
    public enum Effect {
        /** Allows, unless another rule denies. */
        ALLOW,
        /** Denies, whatever others allow. */
        DENY
    }

    /**
     * One rule.
     *
     * @param effect allow or deny
     * @param actions at least one
     * @param principals pattern of the principal's name
     * @param names pattern of the name of a function or topic
     */
    public record Rule(Effect effect, Set<Action> actions, String principals, String names) {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no action, or a pattern is empty or longer
         *     than 255 characters
         */
        public Rule {
            if (actions.isEmpty()) {
                throw new IllegalArgumentException(
                        "a rule needs at least one action: call, publish, follow, offer, delegate");
            }
            actions = Set.copyOf(actions);
            NamePattern.of(principals);
            NamePattern.of(names);
        }

        /**
         * A rule that allows.
         *
         * @param principals pattern of the principal's name
         * @param names pattern of the name of a function or topic
         * @param actions at least one
         */
        public static Rule allow(String principals, String names, Action... actions) {
            return new Rule(Effect.ALLOW, Set.of(actions), principals, names);
        }

        /**
         * A rule that denies.
         *
         * @param principals pattern of the principal's name
         * @param names pattern of the name of a function or topic
         * @param actions at least one
         */
        public static Rule deny(String principals, String names, Action... actions) {
            return new Rule(Effect.DENY, Set.of(actions), principals, names);
        }
    }

    /**
     * Rules; their order is of no account.
     *
     * @param rules none: everything is allowed
     */
    public static Rules of(Rule... rules) {
        return of(List.of(rules));
    }

    /**
     * Rules; their order is of no account.
     *
     * @param rules none: everything is allowed
     */
    public static Rules of(List<Rule> rules) {
        return rules.isEmpty() ? NONE : new Rules(rules);
    }

    /** The rules. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Whether somebody may do something.
     *
     * @param principal who
     * @param action what
     * @param name of the function or topic
     */
    public boolean allow(Principal principal, Action action, String name) {
        if (rules.isEmpty() || principal.equals(Principal.LOCAL)) {
            return true;
        }
        boolean allowed = false;
        for (Compiled rule : compiled) {
            if (rule.matches(principal, action, name)) {
                if (rule.effect == Effect.DENY) {
                    return false;
                }
                allowed = true;
            }
        }
        return allowed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rules that && rules.equals(that.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return rules.toString();
    }

    private record Compiled(
            Effect effect, Set<Action> actions, NamePattern principals, NamePattern names) {

        static Compiled of(Rule rule) {
            return new Compiled(
                    rule.effect(),
                    rule.actions(),
                    NamePattern.of(rule.principals()),
                    NamePattern.of(rule.names()));
        }

        boolean matches(Principal principal, Action action, String name) {
            return actions.contains(action)
                    && names.matches(name)
                    && principals.matches(principal.name());
        }
    }
}
